package se.statistiktjanst.service.accesslog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;

/** Reads the access log for those who have the right to, page by page. Every page read is an entry itself. */
public final class LogReader {
    /** Entries on a page. */
    static final int PAGE = 50;

    private final TenantTransaction staff;

    /** @param staff transactions of the role of staff */
    LogReader(TenantTransaction staff) {
        this.staff = staff;
    }

    /**
     * Part of the log.
     *
     * @param next where it goes on, null at its end
     */
    public record Part(List<LogRow> rows, @Nullable LogCursor next) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The care provider's log.
     *
     * @throws ProblemException FORBIDDEN without the right to read it
     */
    Part read(StaffSession session, LogFilter filter, LogCursor cursor) {
        Assignment assignment = session.assignment();
        if (!assignment.may(Right.READ_LOG)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "your assignment gives no right to the access log; log in with one that does");
        }
        return staff.call(new Tenant(assignment.providerId(), assignment.staffHsaId()), handle -> {
            log(handle, assignment, filter);
            return part(
                    handle.attach(LogDao.class)
                            .entries(
                                    filter.person(),
                                    filter.start(),
                                    filter.end(),
                                    cursor.at(),
                                    cursor.skip(),
                                    PAGE + 1),
                    cursor);
        });
    }

    /** Who has looked at the units in which the viewer of the transaction is measured. */
    public static Part looksAtMyUnits(Handle handle, LogCursor cursor) {
        return part(handle.attach(LogDao.class).looksAtMyUnits(cursor.at(), cursor.skip(), PAGE + 1), cursor);
    }

    private static Part part(List<LogRow> oneMore, LogCursor cursor) {
        List<LogRow> shown = oneMore.subList(0, Math.min(PAGE, oneMore.size()));
        return new Part(shown, cursor.after(shown, oneMore.size() > PAGE));
    }

    private static void log(Handle handle, Assignment assignment, LogFilter filter) {
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        assignment.providerId(),
                        assignment.staffHsaId(),
                        String.valueOf(assignment.assignmentHsaId()),
                        "log.view",
                        "access-log",
                        "supervision",
                        null,
                        Map.of(
                                "person", Objects.requireNonNullElse(filter.person(), ""),
                                "from", String.valueOf(Objects.requireNonNullElse(filter.from(), "")),
                                "to", String.valueOf(Objects.requireNonNullElse(filter.to(), "")))));
    }
}
