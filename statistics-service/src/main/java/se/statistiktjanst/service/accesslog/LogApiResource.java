package se.statistiktjanst.service.accesslog;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;

/** The access log for programs: the entries of the page, with their codes instead of words. */
@Path(LogApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class LogApiResource {
    static final String PATH = "/api/staff/v1/log";

    private final LogReader reader;

    LogApiResource(LogReader reader) {
        this.reader = reader;
    }

    /** Part of the log. */
    public record Answer(List<Entry> entries, @Nullable String next) {}

    /** An entry; what it does not say is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String at,
            String viewer,
            String role,
            String action,
            String subject,
            String purpose,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String from,
            @Nullable String to,
            @Nullable String detail,
            @Nullable String form) {
        static Entry of(LogRow row) {
            return new Entry(
                    row.at().toString(),
                    row.viewer(),
                    row.role(),
                    row.action(),
                    row.subject(),
                    row.purpose(),
                    row.unit(),
                    row.unitName(),
                    row.from(),
                    row.to(),
                    row.detail(),
                    row.form());
        }
    }

    /**
     * Entries, newest first; {@code Link: rel="next"} leads to older ones.
     *
     * @param person HSA-id of who looked
     * @param from first day
     * @param to last day
     * @param after cursor of an answer before
     */
    @GET
    public Response entries(
            @Session StaffSession session,
            @QueryParam("person") @Nullable String person,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after) {
        LogFilter filter = LogFilter.parse(person, from, to);
        LogReader.Part part = reader.read(session, filter, LogCursor.parse(after));
        String next = part.next() == null ? null : part.next().toString();
        Response.ResponseBuilder answer =
                Response.ok(new Answer(part.rows().stream().map(Entry::of).toList(), next));
        if (part.next() != null) {
            answer.link(new LogAddress(PATH, filter).at(part.next()), "next");
        }
        return answer.build();
    }
}
