package se.statistiktjanst.service.unitgroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.unitgroup.GroupDesk.Shelf;
import se.statistiktjanst.statistics.unitgroup.Membership;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/** Puts groups on the page. */
final class GroupView {
    private final Language language;
    private final Messages messages;
    private final String careProvider;
    private final Shelf shelf;
    private final Map<String, OwnUnit> units;

    GroupView(Language language, Messages messages, String careProvider, Shelf shelf) {
        this.language = language;
        this.messages = messages;
        this.careProvider = careProvider;
        this.shelf = shelf;
        this.units = shelf.units().stream().collect(Collectors.toMap(OwnUnit::publicId, Function.identity()));
    }

    static String href(Language language) {
        return "/" + language.tag() + "/mina/grupper";
    }

    GroupsPage list(GroupForm form, List<GroupError> errors) {
        return new GroupsPage(
                careProvider, shelf.groups().stream().map(this::entry).toList(), fields(form, errors), href(language));
    }

    GroupPage one(UnitGroup group, GroupForm form, String lastDay, List<GroupError> errors) {
        return new GroupPage(
                careProvider,
                group.publicId(),
                group.name(),
                fields(form, errors),
                lastDay,
                href(language) + "/" + group.publicId());
    }

    private GroupEntry entry(UnitGroup group) {
        LocalDate day = group.lastDay() == null ? shelf.today() : group.lastDay();
        return new GroupEntry(
                group.publicId(),
                group.name(),
                group.members().stream()
                        .filter(member -> !member.from().isAfter(day) && !member.isOver(day))
                        .map(Membership::unit)
                        .map(this::name)
                        .toList(),
                group.lastDay());
    }

    private GroupFields fields(GroupForm form, List<GroupError> errors) {
        return new GroupFields(
                form.name(),
                form.lines().stream()
                        .map(line -> new GroupFields.Line(
                                line.unit(),
                                name(line.unit()),
                                line.from(),
                                line.last(),
                                line.removed(),
                                note(units.get(line.unit()))))
                        .toList(),
                shelf.units().stream()
                        .map(unit -> new Choice(
                                unit.publicId(), label(unit), form.added().contains(unit.publicId())))
                        .toList(),
                form.from(),
                form.last(),
                form.version(),
                errors.stream()
                        .map(error -> new GroupFields.FieldError(error.field(form), text(error)))
                        .toList());
    }

    private String text(GroupError error) {
        return messages.text(error.text(), error.unit() == null ? messages.text("group.add") : name(error.unit()));
    }

    private String name(String unit) {
        OwnUnit known = units.get(unit);
        return known == null ? unit : known.name();
    }

    private String label(OwnUnit unit) {
        return unit.lastDay() == null ? unit.name() : messages.text("report.group.ended", unit.name(), unit.lastDay());
    }

    private String note(@Nullable OwnUnit unit) {
        if (unit == null || unit.lastDay() == null) {
            return "";
        }
        return unit.successor() == null
                ? messages.text("group.unitEnded", unit.lastDay())
                : messages.text("group.unitMerged", unit.lastDay(), unit.successor());
    }
}
