package se.statistiktjanst.platform.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one reading, so that they can be reported together. Not safe for several threads. */
public final class DefinitionProblems {
    private final List<DefinitionProblem> found = new ArrayList<>();

    public void add(String file, int line, String reason) {
        found.add(new DefinitionProblem(file, line, reason));
    }

    public void addAll(List<DefinitionProblem> problems) {
        found.addAll(problems);
    }

    public int count() {
        return found.size();
    }

    /** In the order of files and lines. */
    public List<DefinitionProblem> list() {
        return found.stream()
                .sorted(Comparator.comparing(DefinitionProblem::file).thenComparingInt(DefinitionProblem::line))
                .toList();
    }

    /**
     * Goes on only if nothing was found.
     *
     * @throws InvalidDefinitionsException with all of them
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidDefinitionsException(list());
        }
    }
}
