package se.statistiktjanst.service.unitgroup;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.unitgroup.GroupDraft;
import se.statistiktjanst.statistics.unitgroup.Membership;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/**
 * A form as it was filled in, so that it can be shown again with what is to be put right.
 *
 * @param lines the units that the group has, each with its days
 * @param added public ids of units to put in
 * @param from first day of these
 * @param last last day of these; empty for until further notice
 * @param version of the group that the form was made from
 */
record GroupForm(String name, List<Line> lines, Set<String> added, String from, String last, int version) {
    /** A unit and its days as they are written. */
    record Line(String unit, String from, String last, boolean removed) {}

    /** An empty form. */
    static GroupForm blank(LocalDate from) {
        return new GroupForm("", List.of(), Set.of(), from.toString(), "", 0);
    }

    /** A group as it is. */
    static GroupForm of(UnitGroup group, LocalDate today) {
        return new GroupForm(
                group.name(),
                group.members().stream()
                        .map(member -> new Line(
                                member.unit(), member.from().toString(), Objects.toString(member.last(), ""), false))
                        .toList(),
                Set.of(),
                today.withDayOfMonth(1).toString(),
                "",
                group.version());
    }

    /** As it was sent. */
    static GroupForm read(MultivaluedMap<String, String> sent) {
        List<Line> lines = new ArrayList<>();
        List<String> units = sent.getOrDefault("member", List.of());
        for (int at = 0; at < units.size(); at++) {
            lines.add(new Line(
                    units.get(at),
                    text(sent, "memberFrom", at),
                    text(sent, "memberLast", at),
                    sent.getOrDefault("remove", List.of()).contains(String.valueOf(at))));
        }
        return new GroupForm(
                text(sent, "name", 0),
                lines,
                Set.copyOf(sent.getOrDefault("unit", List.of())),
                text(sent, "from", 0),
                text(sent, "last", 0),
                version(sent));
    }

    /** 0, which no group has, where it is no number. */
    static int version(MultivaluedMap<String, String> sent) {
        String text = text(sent, "version", 0);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    static String text(MultivaluedMap<String, String> sent, String name, int at) {
        List<String> values = sent.getOrDefault(name, List.of());
        return at < values.size() ? values.get(at).strip() : "";
    }

    /** A day as people write it here: 2026-01-31; empty for anything else. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Days that cannot be read. */
    List<GroupError> unreadable() {
        List<GroupError> errors = new ArrayList<>();
        for (Line line : lines) {
            if (!line.removed() && !areDays(line.from(), line.last())) {
                errors.add(new GroupError(GroupFaultText.NOT_A_DAY, line.unit()));
            }
        }
        if (!added.isEmpty() && !areDays(from, last)) {
            errors.add(new GroupError(GroupFaultText.NOT_A_DAY, null));
        }
        return errors;
    }

    private static boolean areDays(String from, String last) {
        return day(from).isPresent() && (last.isEmpty() || day(last).isPresent());
    }

    /** What the form asks for; only if nothing is {@link #unreadable}. */
    GroupDraft draft() {
        List<Membership> members = new ArrayList<>();
        for (Line line : lines) {
            if (!line.removed()) {
                members.add(membership(line.unit(), line.from(), line.last()));
            }
        }
        for (String unit : added.stream().sorted().toList()) {
            members.add(membership(unit, from, last));
        }
        return new GroupDraft(name, members);
    }

    private static Membership membership(String unit, String from, String last) {
        @Nullable LocalDate lastDay = last.isEmpty() ? null : LocalDate.parse(last);
        return new Membership(unit, LocalDate.parse(from), lastDay);
    }
}
