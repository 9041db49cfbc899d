package se.statistiktjanst.service.open.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.open.file.Variable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;

/**
 * A selection with every expression replaced by the codes it stands for.
 *
 * @param values codes by variable, in the order of the table; a variable that is left out is missing
 * @param leftOut dimensions that are left out: their published total stands for them
 */
record ResolvedSelection(Map<String, List<String>> values, Set<String> leftOut) {

    /**
     * Resolves a request.
     *
     * @throws ProblemException NON_EXISTENT_VARIABLE, NON_EXISTENT_VALUE, ILLEGAL_SELECTION_EXPRESSION,
     *     MISSING_SELECTION
     */
    static ResolvedSelection of(SelectionRequest request, OpenContents contents, OpenTables tables) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        List<String> variables = variables(contents);
        for (SelectionRequest.Choice choice : request.selection()) {
            String variable = known(choice.variableCode(), variables);
            if (!choice.valueCodes().isEmpty()) {
                asked.computeIfAbsent(variable, name -> new ArrayList<>()).addAll(choice.valueCodes());
            }
        }
        request.placed().heading().forEach(id -> known(id, variables));
        request.placed().stub().forEach(id -> known(id, variables));
        return asked.isEmpty()
                ? byDefault(tables.select(contents, OpenSelection.byDefault(), Integer.MAX_VALUE))
                : resolve(asked, contents);
    }

    /** What a page shows at first. */
    private static ResolvedSelection byDefault(OpenTable table) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int at = 0; at < table.chosen().size(); at++) {
            values.put(
                    table.cube().dimensions().get(at).id(),
                    table.chosen().get(at).stream().map(CodeName::code).toList());
        }
        values.put(
                Variable.CONTENTS,
                table.metrics().stream().map(OpenCube.OpenMetric::id).toList());
        values.put(Variable.TIME, table.periods());
        return new ResolvedSelection(values, Set.of());
    }

    OpenSelection selection() {
        Map<String, List<String>> codes = new LinkedHashMap<>(values);
        List<String> metrics = codes.remove(Variable.CONTENTS);
        List<String> periods = codes.remove(Variable.TIME);
        leftOut.forEach(dimension -> codes.put(dimension, List.of(CodeName.TOTAL)));
        return OpenSelection.exactly(
                metrics == null ? List.of() : metrics, codes, periods == null ? List.of() : periods);
    }

    /** One entry for each variable that is not left out. */
    List<SelectionRequest.Choice> choices() {
        return values.entrySet().stream()
                .map(variable -> new SelectionRequest.Choice(variable.getKey(), variable.getValue()))
                .toList();
    }

    private static ResolvedSelection resolve(Map<String, List<String>> asked, OpenContents contents) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> leftOut = new HashSet<>();
        for (String variable : variables(contents)) {
            List<String> expressions = asked.get(variable);
            if (expressions != null) {
                values.put(variable, codes(variable, expressions, contents));
            } else if (mayBeLeftOut(variable, contents)) {
                leftOut.add(variable);
            } else {
                throw new ProblemException(
                        ProblemCode.MISSING_SELECTION,
                        "choose values of %s: it has no published total that could stand for them".formatted(variable));
            }
        }
        return new ResolvedSelection(values, Set.copyOf(leftOut));
    }

    private static List<String> codes(String variable, List<String> expressions, OpenContents contents) {
        List<String> all = codes(contents, variable);
        Set<String> chosen = new HashSet<>();
        for (String expression : expressions) {
            String bare = all.contains(expression) ? expression : ValueList.withoutBrackets(expression);
            chosen.addAll(ValueExpression.resolve(bare, all, variable.equals(Variable.TIME)));
        }
        if (chosen.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NON_EXISTENT_VALUE, "nothing of %s matches the selection".formatted(variable));
        }
        return all.stream().filter(chosen::contains).toList();
    }

    private static boolean mayBeLeftOut(String variable, OpenContents contents) {
        return contents.cube().dimensions().stream()
                .anyMatch(dimension -> dimension.id().equals(variable) && contents.hasTotal(dimension));
    }

    private static List<String> codes(OpenContents contents, String variable) {
        return switch (variable) {
            case Variable.CONTENTS ->
                contents.cube().metrics().stream().map(OpenCube.OpenMetric::id).toList();
            case Variable.TIME -> contents.periods();
            default ->
                contents.codes().getOrDefault(variable, List.of()).stream()
                        .map(CodeName::code)
                        .toList();
        };
    }

    private static List<String> variables(OpenContents contents) {
        return Stream.concat(
                        contents.cube().dimensions().stream().map(OpenCube.OpenDimension::id),
                        Stream.of(Variable.CONTENTS, Variable.TIME))
                .toList();
    }

    private static String known(String name, List<String> variables) {
        return variables.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NON_EXISTENT_VARIABLE,
                        "the table's variables are " + String.join(", ", variables)));
    }
}
