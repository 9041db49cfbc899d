package se.statistiktjanst.service.open.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.page.Language;

/**
 * A variable of a table as PxWeb sees it: a dimension, the contents or the time.
 *
 * @param at which dimension of the table; for the other two, one of the constants
 * @param items the chosen values, in order
 */
public record Variable(String id, String label, int at, List<Item> items) {
    public static final String CONTENTS = "ContentsCode";
    public static final String TIME = "Tid";

    static final int IS_CONTENTS = -1;
    static final int IS_TIME = -2;

    /** A value with its name. */
    public record Item(String code, String label) {}

    /** The variables of a table, in the order of PxWeb: dimensions, contents, time. */
    static List<Variable> of(OpenTable table, Language language, Set<String> leftOut) {
        List<Variable> variables = new ArrayList<>();
        for (int at = 0; at < table.chosen().size(); at++) {
            OpenCube.OpenDimension dimension = table.cube().dimensions().get(at);
            if (!leftOut.contains(dimension.id())) {
                List<CodeName> chosen = table.chosen().get(at);
                variables.add(new Variable(
                        dimension.id(),
                        dimension.title().in(language),
                        at,
                        chosen.stream()
                                .map(code -> new Item(code.code(), code.name().in(language)))
                                .toList()));
            }
        }
        variables.add(new Variable(
                CONTENTS,
                contentsLabel(language),
                IS_CONTENTS,
                table.metrics().stream()
                        .map(metric -> new Item(metric.id(), metric.title().in(language)))
                        .toList()));
        variables.add(new Variable(
                TIME,
                timeLabel(table.cube(), language),
                IS_TIME,
                table.periods().stream()
                        .map(period -> new Item(period, PeriodNames.brief(period)))
                        .toList()));
        return variables;
    }

    public static String contentsLabel(Language language) {
        return language == Language.SV ? "mått" : "measure";
    }

    public static String timeLabel(OpenCube cube, Language language) {
        return PeriodNames.unit(cube.period(), language);
    }
}
