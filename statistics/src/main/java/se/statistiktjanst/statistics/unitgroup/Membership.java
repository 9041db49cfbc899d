package se.statistiktjanst.statistics.unitgroup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit is in a group.
 *
 * @param unit public id
 * @param from first day
 * @param last last day, included; null until further notice
 */
public record Membership(
        String unit, LocalDate from, @Nullable LocalDate last) {
    boolean overlaps(Membership other) {
        return unit.equals(other.unit) && !isOver(other.from) && !other.isOver(from);
    }

    /** Whether it has ended when a day begins. */
    public boolean isOver(LocalDate day) {
        return last != null && last.isBefore(day);
    }
}
