package se.statistiktjanst.service.open.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which variables stand in the head of a table and which to its left. A variable in neither list goes to the left, or
 * to the head if only the left is given.
 *
 * @param heading ids of variables, outermost first
 * @param stub ids of variables, outermost first
 */
public record Placement(List<String> heading, List<String> stub) {
    /** Nothing said: each format has its own. */
    public static final Placement NONE = new Placement(List.of(), List.of());

    /** Time in the head and the rest to the left, as on the pages. */
    public static final Placement TIME_IN_HEAD = new Placement(List.of(Variable.TIME), List.of());

    public Placement {
        heading = List.copyOf(heading);
        stub = List.copyOf(stub);
    }

    public boolean isEmpty() {
        return heading.isEmpty() && stub.isEmpty();
    }

    List<Variable> inHead(List<Variable> variables) {
        return heading.isEmpty() && !stub.isEmpty()
                ? variables.stream().filter(in(stub).negate()).toList()
                : named(heading, variables);
    }

    List<Variable> toTheLeft(List<Variable> variables) {
        List<Variable> head = inHead(variables);
        List<Variable> left = new ArrayList<>(named(stub, variables));
        variables.stream().filter(variable -> !left.contains(variable)).forEach(left::add);
        left.removeAll(head);
        return left;
    }

    private static List<Variable> named(List<String> ids, List<Variable> variables) {
        return ids.stream()
                .flatMap(id -> variables.stream().filter(in(List.of(id))))
                .distinct()
                .toList();
    }

    private static Predicate<Variable> in(List<String> ids) {
        return variable -> ids.stream().anyMatch(variable.id()::equalsIgnoreCase);
    }
}
