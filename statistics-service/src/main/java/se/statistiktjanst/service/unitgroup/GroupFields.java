package se.statistiktjanst.service.unitgroup;

import java.util.List;
import se.statistiktjanst.service.page.Choice;

/**
 * The fields of a form with what stands in them.
 *
 * @param units that can be put in
 * @param errors what is to be put right, empty for nothing
 */
public record GroupFields(
        String name,
        List<Line> lines,
        List<Choice> units,
        String from,
        String last,
        int version,
        List<FieldError> errors) {
    /**
     * A unit of the group.
     *
     * @param note that the unit has ended and what took its place; empty for one that is there
     */
    public record Line(String unit, String name, String from, String last, boolean removed, String note) {}

    /**
     * Something to put right.
     *
     * @param field id of the field; empty for the whole form
     */
    public record FieldError(String field, String text) {}

    public GroupFields {
        lines = List.copyOf(lines);
        units = List.copyOf(units);
        errors = List.copyOf(errors);
    }

    public boolean isWrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public long selected() {
        return units.stream().filter(Choice::selected).count();
    }
}
