package se.statistiktjanst.statistics.disclosure;

import java.util.OptionalInt;

/**
 * What the gate must know of one measure.
 *
 * @param aboutStaff whether the number tells about staff, who then must be enough too
 * @param partOf index of an earlier measure this one can never exceed
 */
public record MeasureRule(boolean aboutStaff, OptionalInt partOf) {
    /** A measure about residents' use that is no part of another. */
    public static MeasureRule plain() {
        return new MeasureRule(false, OptionalInt.empty());
    }

    /** This rule for a measure that is a part of the measure with that index. */
    public MeasureRule partOf(int whole) {
        return new MeasureRule(aboutStaff, OptionalInt.of(whole));
    }

    /** This rule for a measure about staff. */
    public MeasureRule onStaff() {
        return new MeasureRule(true, partOf);
    }
}
