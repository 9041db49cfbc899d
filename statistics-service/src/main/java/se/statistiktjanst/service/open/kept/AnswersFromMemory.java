package se.statistiktjanst.service.open.kept;

import com.codahale.metrics.Meter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what is kept, and leaves to the others what they need to keep the rest. */
final class AnswersFromMemory implements Filter {
    /** The question that is being answered. */
    static final String ASKED = AnswersFromMemory.class.getName() + ".asked";

    /** Why it is not known what is published. */
    static final String FAILURE = AnswersFromMemory.class.getName() + ".failure";

    private final KeptAnswers kept;
    private final CallCount calls;
    private final Meter given;

    /** @param given counts the answers from memory */
    AnswersFromMemory(KeptAnswers kept, CallCount calls, Meter given) {
        this.kept = kept;
        this.calls = calls;
        this.given = given;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isAnswered((HttpServletRequest) request, (HttpServletResponse) response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isAnswered(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        Optional<Question> question;
        try {
            question = kept.question(request);
        } catch (RuntimeException e) {
            // Who answers the others says it as they say their own faults.
            request.setAttribute(FAILURE, e);
            return false;
        }
        Optional<KeptAnswer> found = question.flatMap(kept::find);
        if (found.isEmpty()) {
            question.ifPresent(asked -> request.setAttribute(ASKED, asked));
            return false;
        }
        if (!calls.admits(request, answer)) {
            return false;
        }
        given.mark();
        found.get().give(answer, takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        return true;
    }

    /** Whether gzip is named and not ruled out. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] coding = part.strip().split("\\s*;\\s*q=", 2);
            if (coding[0].equals("gzip")) {
                return coding.length == 1 || !coding[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }
}
