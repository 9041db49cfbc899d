package se.statistiktjanst.platform.definition;

import java.util.List;
import java.util.stream.Collectors;

/** The definition files hold mistakes; nothing was taken from them. The message has one line for each. */
public final class InvalidDefinitionsException extends RuntimeException {
    private final transient List<DefinitionProblem> problems;

    public InvalidDefinitionsException(List<DefinitionProblem> problems) {
        super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<DefinitionProblem> problems() {
        return problems;
    }
}
