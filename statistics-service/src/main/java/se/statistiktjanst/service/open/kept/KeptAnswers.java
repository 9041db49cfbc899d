package se.statistiktjanst.service.open.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.page.PagesBundle;

/**
 * Gives an answer again that was given before, for as long as nothing is published. Kept is what says of itself that it is
 * the same for everybody ({@link PagesBundle#OPEN_PAGE_CACHE}), by the whole address with its host, so that nobody can put
 * an answer with a foreign host into another's page. Answers of a session, errors and parts of files are never kept.
 */
@PreMatching
@Priority(Priorities.USER + 1_000)
public final class KeptAnswers implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
    /** A sixteenth of the heap of the smallest host. */
    private static final long MOST_BYTES = 16L << 20;

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int LONGEST_ADDRESS = 2_000;
    /** For what may change without a publication; browsers keep an answer five times as long. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The pages, files and answers about tables; others are shown also while the database is away. */
    private static final Pattern OF_TABLES = Pattern.compile("/((sv|en)(/|/statistik.*)?|(api/v2|datasets|embed)/.*)");

    private static final String ASKED = KeptAnswers.class.getName() + ".asked";
    private static final String TO_KEEP = KeptAnswers.class.getName() + ".keep";
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
     * Keeps answers from now on.
     *
     * @param edition another text when anything was published
     */
    public static void register(JerseyEnvironment jersey, Supplier<String> edition, Clock clock) {
        jersey.register(new KeptAnswers(edition, clock));
    }

    /** The day counts because answers tell when the next publication is. */
    private record Question(
            String edition,
            LocalDate day,
            String address,
            @Nullable String accept) {}

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        if (!request.getMethod().equals(HttpMethod.GET)
                || !OF_TABLES.matcher(uri.getRawPath()).matches()
                || SPECIAL.stream().anyMatch(name -> request.getHeaderString(name) != null)) {
            return;
        }
        String address = uri.toString();
        if (address.length() > LONGEST_ADDRESS) {
            return;
        }
        Question question = new Question(
                edition.get(),
                LocalDate.ofInstant(clock.instant(), CalendarZone.STOCKHOLM),
                address,
                request.getHeaderString(HttpHeaders.ACCEPT));
        KeptAnswer kept = answers.getIfPresent(question);
        if (kept == null) {
            request.setProperty(ASKED, question);
        } else {
            request.abortWith(kept.again(takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object asked = request.getProperty(ASKED);
        if (asked != null && response.getStatus() == 200) {
            request.setProperty(TO_KEEP, asked);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(TO_KEEP) instanceof Question question && isForAll(context.getHeaders())) {
            OutputStream out = context.getOutputStream();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            context.setOutputStream(copy);
            context.proceed();
            byte[] bytes = copy.toByteArray();
            out.write(bytes);
            if (bytes.length <= LARGEST_ANSWER) {
                answers.put(question, new KeptAnswer(context.getHeaders(), bytes));
            }
        } else {
            context.proceed();
        }
    }

    private static boolean isForAll(MultivaluedMap<String, Object> headers) {
        return Objects.equals(headers.getFirst(HttpHeaders.CACHE_CONTROL), PagesBundle.OPEN_PAGE_CACHE)
                && !headers.containsKey(HttpHeaders.VARY)
                && !headers.containsKey(HttpHeaders.SET_COOKIE);
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
