package se.statistiktjanst.statistics.unitgroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An own group of units.
 *
 * @param version rises with each change
 * @param lastDay when it was ended; null for one that is in use
 * @param members by unit and day; a unit is never in a group twice on one day
 */
public record UnitGroup(
        String publicId, String name, int version, @Nullable LocalDate lastDay, List<Membership> members) {
    public UnitGroup {
        members = List.copyOf(members);
    }

    public boolean isEnded() {
        return lastDay != null;
    }

    /** Whether all its units, former ones too, are among some: only then may who sees these see the group's figures. */
    public boolean isWithin(Set<String> units) {
        return members.stream().allMatch(member -> units.contains(member.unit()));
    }
}
