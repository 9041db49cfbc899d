package se.statistiktjanst.service.mine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.accesslog.LogCursor;
import se.statistiktjanst.service.accesslog.LogReader;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.engine.Freshness;
import se.statistiktjanst.statistics.report.OwnMonthRow;
import se.statistiktjanst.statistics.report.OwnReportDao;

/** Reads what is stored about the person who is logged in, and logs that it was read. */
final class OwnReports {
    private final TenantTransaction staff;

    /** @param staff transactions of the role of staff */
    OwnReports(TenantTransaction staff) {
        this.staff = staff;
    }

    /** What was read for one look, in one transaction. */
    record OwnReport(List<OwnMonthRow> rows, LogReader.Part looks, Instant freshAt) {}

    /**
     * The person's own rows from a month on, and who has looked.
     *
     * @throws ProblemException FORBIDDEN without the right to it
     */
    OwnReport read(StaffSession session, LocalDate from, LogCursor looks) {
        Assignment assignment = session.assignment();
        if (!assignment.may(Right.MINE)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "your log-in gives no right to this page");
        }
        return staff.call(new Tenant(assignment.providerId(), assignment.staffHsaId()), handle -> {
            AccessLog.append(
                    handle,
                    new AccessLog.Entry(
                            assignment.providerId(),
                            assignment.staffHsaId(),
                            String.valueOf(assignment.assignmentHsaId()),
                            "mine.view",
                            "own-figures",
                            "own-figures",
                            null,
                            Map.of()));
            return new OwnReport(
                    handle.attach(OwnReportDao.class).rows(from),
                    LogReader.looksAtMyUnits(handle, looks),
                    Freshness.at(handle));
        });
    }
}
