package se.statistiktjanst.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail as in RFC 9457.
 *
 * @param type a {@link ProblemCode#urn()}
 * @param traceId names the request in our log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, String traceId, List<Violation> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One fault in what was sent: where (JSON pointer, parameter or row), which, and what to do; never the value. */
    public record Violation(String pointer, String code, String detail) {}
}
