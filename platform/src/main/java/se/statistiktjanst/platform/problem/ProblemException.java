package se.statistiktjanst.platform.problem;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem. The detail says what, where and what to do, and holds no personal data. */
public final class ProblemException extends RuntimeException {
    private final ProblemCode code;
    private final transient List<Problem.Violation> errors;
    private final transient Map<String, String> headers;

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    public ProblemException(
            ProblemCode code, String detail, List<Problem.Violation> errors, Map<String, String> headers) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public ProblemCode code() {
        return code;
    }

    public List<Problem.Violation> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Unknown, or another customer's: the same answer, so that existence is not told. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND, "nothing is found at this address");
    }
}
