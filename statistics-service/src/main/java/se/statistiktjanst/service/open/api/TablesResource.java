package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;

/** The list of tables, with search. No table is discontinued yet, so {@code includeDiscontinued} changes nothing. */
@Path("/api/v2/tables")
@Produces(MediaType.APPLICATION_JSON)
public final class TablesResource {
    private static final int DEFAULT_PAGE = 20;
    private static final int LARGEST_PAGE = 1000;

    private final OpenTables tables;
    private final Supplier<Publisher> publisher;
    private final Clock clock;

    TablesResource(OpenTables tables, Supplier<Publisher> publisher, Clock clock) {
        this.tables = tables;
        this.publisher = publisher;
        this.clock = clock;
    }

    @GET
    public Response list(
            @Context UriInfo uri,
            @Context Request request,
            @Context HttpHeaders headers,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("query") @Nullable String query,
            @QueryParam("pastdays") @Nullable String pastDays,
            @QueryParam("pagenumber") @Nullable String pageNumber,
            @QueryParam("pagesize") @Nullable String pageSize) {
        Language language = ApiLanguage.of(lang);
        int days = number(pastDays, "pastDays", 0, 100_000);
        int number = number(pageNumber, "pageNumber", 1, Integer.MAX_VALUE);
        int size = number(pageSize, "pageSize", DEFAULT_PAGE, LARGEST_PAGE);
        List<OpenContents> all =
                tables.all().stream().map(cube -> tables.contents(cube.id())).toList();
        Publisher who = publisher.get();
        Freshness freshness = Freshness.of(all, who.nextPublicationOn());
        // What has changed in the last days is another answer tomorrow, though nothing is published.
        Optional<Response> notModified = days > 0 ? Optional.empty() : freshness.notModified(request, headers);
        return notModified.orElseGet(() -> {
            ApiLinks links = ApiLinks.of(uri, language);
            List<TableDescription> found = all.stream()
                    .filter(table -> days == 0 || table.updatedAt().isAfter(daysAgo(days)))
                    .map(table ->
                            TableDescription.of(table, language, who.operator().name(), links, false))
                    .filter(table -> query == null || query.isBlank() || table.matches(query.strip()))
                    .toList();
            Response.ResponseBuilder answer = Response.ok(TablePage.of(found, language, number, size, links, query));
            return days > 0 ? answer.build() : freshness.stamp(answer).build();
        });
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(days, ChronoUnit.DAYS);
    }

    private static int number(@Nullable String text, String name, int otherwise, int most) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "the parameter %s is a whole number from 1".formatted(name));
        }
        return Math.min(Integer.parseInt(text), most);
    }
}
