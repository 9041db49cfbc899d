package se.statistiktjanst.statistics.unitgroup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;
import se.statistiktjanst.statistics.unitgroup.InvalidGroupException.Fault;

/** A group as somebody wants it. */
public record GroupDraft(String name, List<Membership> members) {
    public static final int LONGEST_NAME = 100;
    public static final int MOST_MEMBERS = 2_000;

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    public GroupDraft {
        name = name.strip();
        members = List.copyOf(members);
    }

    /** @throws InvalidGroupException with all that is wrong and can be seen without the database */
    void check() {
        List<Fault> faults = new ArrayList<>();
        if (name.isEmpty()) {
            faults.add(new Fault(GroupFault.NAME_MISSING, null));
        }
        if (name.length() > LONGEST_NAME) {
            faults.add(new Fault(GroupFault.NAME_TOO_LONG, null));
        }
        if (PersonalNumberScan.containsPersonalNumber(name)) {
            faults.add(new Fault(GroupFault.NAME_HAS_PERSONAL_NUMBER, null));
        }
        if (members.isEmpty()) {
            faults.add(new Fault(GroupFault.NO_UNITS, null));
        }
        if (members.size() > MOST_MEMBERS) {
            faults.add(new Fault(GroupFault.TOO_MANY_UNITS, null));
        } else {
            checkDays(faults);
        }
        if (!faults.isEmpty()) {
            throw new InvalidGroupException(faults);
        }
    }

    private void checkDays(List<Fault> faults) {
        for (int at = 0; at < members.size(); at++) {
            Membership member = members.get(at);
            if (isOutside(member.from()) || isOutside(member.last())) {
                faults.add(new Fault(GroupFault.DAY_OUT_OF_RANGE, member.unit()));
            } else if (member.isOver(member.from())) {
                faults.add(new Fault(GroupFault.LAST_BEFORE_FIRST, member.unit()));
            } else if (members.subList(0, at).stream().anyMatch(member::overlaps)) {
                faults.add(new Fault(GroupFault.TWICE, member.unit()));
            }
        }
    }

    private static boolean isOutside(@Nullable LocalDate day) {
        return day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST));
    }

    /** The same, with nobody in it after a day. */
    GroupDraft until(LocalDate last) {
        return new GroupDraft(
                name,
                members.stream()
                        .filter(member -> !member.from().isAfter(last))
                        .map(member ->
                                member.isOver(last) ? member : new Membership(member.unit(), member.from(), last))
                        .toList());
    }
}
