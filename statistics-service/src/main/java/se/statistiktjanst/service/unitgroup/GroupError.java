package se.statistiktjanst.service.unitgroup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.unitgroup.InvalidGroupException;

/**
 * Something to put right in a form.
 *
 * @param unit public id of the unit whose days it is about; null for the form itself
 */
record GroupError(GroupFaultText text, @Nullable String unit) {
    static List<GroupError> of(InvalidGroupException invalid) {
        return invalid.faults().stream()
                .map(fault -> new GroupError(GroupFaultText.of(fault.reason()), fault.unit()))
                .toList();
    }

    /** The id of the field in a form that it is about; empty for the whole form. */
    String field(GroupForm form) {
        return switch (text) {
            case NAME_MISSING, NAME_TOO_LONG, NAME_HAS_PERSONAL_NUMBER, NAME_TAKEN -> "name";
            case NO_UNITS, TOO_MANY_UNITS -> "units";
            case ENDED_AHEAD, NOT_A_LAST_DAY -> "lastDay";
            case ENDED, CHANGED_MEANWHILE, TOO_MANY_GROUPS -> "";
            case DAY_OUT_OF_RANGE, LAST_BEFORE_FIRST, TWICE, NOT_A_DAY -> unit == null ? "from" : line(form);
        };
    }

    private String line(GroupForm form) {
        for (int at = 0; at < form.lines().size(); at++) {
            if (form.lines().get(at).unit().equals(unit)) {
                return "line-" + at;
            }
        }
        return "from";
    }
}
