package se.statistiktjanst.service.open.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Language;

/**
 * A selection with its variables placed to the left and in the head.
 *
 * @param stub to the left, outermost first
 * @param heading in the head, outermost first
 */
public record ArrangedTable(OpenTable table, Language language, List<Variable> stub, List<Variable> heading) {

    /**
     * Places the variables.
     *
     * @param leftOut dimensions that are not shown; of each, only the total is chosen
     */
    public static ArrangedTable of(OpenTable table, Language language, Set<String> leftOut, Placement placement) {
        List<Variable> variables = Variable.of(table, language, leftOut);
        return new ArrangedTable(table, language, placement.toTheLeft(variables), placement.inHead(variables));
    }

    /** Left ones first. */
    List<Variable> variables() {
        return Stream.concat(stub.stream(), heading.stream()).toList();
    }

    String title() {
        return table.cube().title().in(language);
    }

    /** All combinations of values, as indexes into the items of each variable; the last variable varies fastest. */
    static List<int[]> combinations(List<Variable> variables) {
        List<int[]> all = List.of(new int[0]);
        for (Variable variable : variables) {
            List<int[]> longer = new ArrayList<>(all.size() * variable.items().size());
            for (int[] start : all) {
                for (int item = 0; item < variable.items().size(); item++) {
                    int[] one = Arrays.copyOf(start, start.length + 1);
                    one[start.length] = item;
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    /** The value of a combination to the left and one in the head. */
    OpenValue value(int[] left, int[] head) {
        String[] codes = new String[table.chosen().size()];
        for (int at = 0; at < codes.length; at++) {
            List<CodeName> chosen = table.chosen().get(at);
            codes[at] = chosen.isEmpty() ? "" : chosen.get(0).code();
        }
        int metric = 0;
        String period = "";
        for (int i = 0; i < left.length + head.length; i++) {
            Variable variable = i < left.length ? stub.get(i) : heading.get(i - left.length);
            int item = i < left.length ? left[i] : head[i - left.length];
            switch (variable.at()) {
                case Variable.IS_CONTENTS -> metric = item;
                case Variable.IS_TIME -> period = variable.items().get(item).code();
                default -> codes[variable.at()] = variable.items().get(item).code();
            }
        }
        return table.value(period, List.of(codes), metric);
    }
}
