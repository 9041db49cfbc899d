package se.statistiktjanst.service.open.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Gives an answer again that was given before, for as long as nothing is published. Kept is what says of itself that it is
 * the same for everybody, by the whole address with its host, so that nobody can put an answer with a foreign host into
 * another's page. Answers of a session, errors and parts of files are never kept.
 */
public final class KeptAnswers {
    /** Name of the meter of answers from memory. */
    static final String METER = "open.answers-from-memory";

    /** A sixteenth of the heap of the smallest host. */
    private static final long MOST_BYTES = 16L << 20;

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int LONGEST_ADDRESS = 2_000;
    /** For what may change without a publication; browsers keep an answer five times as long. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The pages, files and answers about tables; others are shown also while the database is away. */
    private static final Pattern OF_TABLES =
            Pattern.compile("/((sv|en)(/|/statistik.*)?|((?i:api/v2)|datasets|embed)/.*)");

    private static final List<String> SPECIAL = List.of(
            HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_MATCH, "If-Range", "Range");

    private final Supplier<String> edition;
    private final Clock clock;
    private final Cache<Question, KeptAnswer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Question question, KeptAnswer answer) ->
                    answer.weight() + 2 * question.address().length())
            .expireAfterWrite(LONGEST)
            .build();

    private KeptAnswers(Supplier<String> edition, Clock clock) {
        this.edition = edition;
        this.clock = clock;
    }

    /**
     * Keeps answers from now on, and gives them before Jersey has a request.
     *
     * @param edition another text when anything was published
     */
    public static void register(Environment environment, Supplier<String> edition, CallCount calls, Clock clock) {
        KeptAnswers kept = new KeptAnswers(edition, clock);
        // After the headers that every answer has, and before all that only a new answer needs.
        environment
                .servlets()
                .addFilter(
                        "kept-answers",
                        new AnswersFromMemory(kept, calls, environment.metrics().meter(METER)))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        environment.jersey().register(new AnswerKeeper(kept));
    }

    /**
     * The question that a request asks; empty if its answer is not to be kept.
     *
     * @throws RuntimeException if it cannot be known what is published
     */
    Optional<Question> question(HttpServletRequest request) {
        if (!request.getMethod().equals(HttpMethod.GET)
                || !OF_TABLES.matcher(request.getRequestURI()).matches()
                || SPECIAL.stream().anyMatch(name -> request.getHeader(name) != null)) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        String address = request.getRequestURL() + (query == null ? "" : "?" + query);
        return address.length() > LONGEST_ADDRESS
                ? Optional.empty()
                : Optional.of(new Question(
                        edition.get(),
                        LocalDate.ofInstant(clock.instant(), CalendarZone.STOCKHOLM),
                        address,
                        request.getHeader(HttpHeaders.ACCEPT)));
    }

    Optional<KeptAnswer> find(Question question) {
        return Optional.ofNullable(answers.getIfPresent(question));
    }

    void keep(Question question, KeptAnswer answer) {
        if (answer.length() <= LARGEST_ANSWER) {
            answers.put(question, answer);
        }
    }
}
