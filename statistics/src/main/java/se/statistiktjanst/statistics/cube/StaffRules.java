package se.statistiktjanst.statistics.cube;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.metric.Dimension;

/**
 * What a table for staff may be divided by: the attributes of residents that no exact figure is divided by, at most two
 * at once, and nothing else. Every further division would be one more equation beside the exact figures.
 */
final class StaffRules {
    /** What exact figures are never divided by. */
    static final Set<Dimension> AXES =
            EnumSet.of(Dimension.SEX, Dimension.AGE_BAND, Dimension.ERRAND, Dimension.CLINIC);

    private static final int MOST_AXES = 2;

    private StaffRules() {}

    /** The axes the file names, after the unit where the table is by unit. */
    static List<Dimension> dimensions(DefinitionNode node) {
        List<Dimension> axes = node.choices("dimensions", Dimension.class);
        check(axes, node);
        return node.choice("level", Level.class) == Level.UNIT
                ? Stream.concat(Stream.of(Dimension.UNIT), axes.stream()).toList()
                : axes;
    }

    /** Months: they are made when the month is published, from what staff see exactly. */
    static void checkPeriods(CubeDefinition cube, DefinitionNode node) {
        if (cube.timeUnit() != TimeUnit.MONTH) {
            node.fail("timeUnit", "the periods of a table for staff are months");
        }
    }

    private static void check(List<Dimension> axes, DefinitionNode node) {
        if (axes.isEmpty() || axes.size() > MOST_AXES) {
            node.fail("dimensions", "a table for staff has one or two dimensions; month and level come by themselves");
        }
        axes.stream()
                .filter(axis -> !AXES.contains(axis))
                .forEach(axis -> node.fail(
                        "dimensions",
                        "%s is no dimension of tables for staff: they are divided by sex, ageBand, errand and clinic"
                                .formatted(Spelling.of(axis))));
    }
}
