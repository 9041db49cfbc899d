package se.statistiktjanst.service.staff;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.completeness.CompletenessDao;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.ReportUnit;
import se.statistiktjanst.statistics.report.StaffMonthRow;
import se.statistiktjanst.statistics.report.StaffReport;
import se.statistiktjanst.statistics.report.StaffReportDao;

/** Reads the calls of a unit for somebody who is logged in. If the look cannot be logged, nothing is given out. */
public final class CallReports {
    static final String SERVICE = "phone-advice";
    static final String CALL = "se.statistiktjanst.call.v1";
    private static final int DEFAULT_MONTHS = 3;

    private final TenantTransaction staff;
    private final StaffReport report;

    public CallReports(TenantTransaction staff, StaffReport report) {
        this.staff = staff;
        this.report = report;
    }

    /**
     * The calls of a unit.
     *
     * @param unit public id; null for the first that the assignment covers
     * @param from first month as {@code 2021-01}; null for the last three with figures
     * @param to last month; null for the last with figures
     * @return empty when the assignment covers no unit with figures
     * @throws ProblemException NOT_FOUND for a unit that does not exist or is not covered
     */
    Optional<CallReport> read(StaffSession session, @Nullable String unit, @Nullable String from, @Nullable String to) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(
                coverage.tenant(),
                handle -> select(handle, coverage, unit, from, to).map(selection -> {
                    Recipe recipe = selection.recipe();
                    log(handle, session.assignment(), selection.unit(), recipe);
                    List<StaffMonthRow> rows = report.rows(handle, recipe);
                    return new CallReport(
                            selection,
                            rows,
                            report.table(rows, recipe),
                            received(handle, recipe),
                            handle.attach(StaffReportDao.class).freshAt());
                }));
    }

    /** As {@link #read}, without figures: what could be ordered as an export. */
    public Optional<CallSelection> select(
            StaffSession session, @Nullable String unit, @Nullable String from, @Nullable String to) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> select(handle, coverage, unit, from, to));
    }

    private static Optional<CallSelection> select(
            Handle handle, Coverage coverage, @Nullable String unit, @Nullable String from, @Nullable String to) {
        StaffReportDao dao = handle.attach(StaffReportDao.class);
        int service = dao.serviceId(SERVICE).orElseThrow(ProblemException::notFound);
        List<ReportUnit> units = coverage.of(dao.unitsWithFigures(service));
        List<YearMonth> months =
                dao.months(service).stream().map(YearMonth::from).toList();
        if (unit == null && (units.isEmpty() || months.isEmpty())) {
            return Optional.empty();
        }
        ReportUnit chosen = choose(units, unit);
        Recipe recipe =
                recipe(chosen, months, from, to).in(coverage.detail(chosen).orElseThrow(ProblemException::notFound));
        return Optional.of(new CallSelection(chosen, units, months, recipe));
    }

    private static ReportUnit choose(List<ReportUnit> units, @Nullable String publicId) {
        return units.stream()
                .filter(unit -> publicId == null || unit.publicId().equals(publicId))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static Recipe recipe(ReportUnit unit, List<YearMonth> months, @Nullable String from, @Nullable String to) {
        YearMonth last = months.get(months.size() - 1);
        YearMonth first = months.get(Math.max(0, months.size() - DEFAULT_MONTHS));
        try {
            return new Recipe(SERVICE, unit.publicId(), CALL, month(from, first), month(to, last));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "from and to must be months such as 2021-01, from not after to");
        }
    }

    private static YearMonth month(@Nullable String text, YearMonth otherwise) {
        return text == null || text.isEmpty() ? otherwise : YearMonth.parse(text);
    }

    private static Received received(Handle handle, Recipe recipe) {
        return Received.of(
                handle.attach(CompletenessDao.class)
                        .days(recipe.from().atDay(1), recipe.to().atEndOfMonth()),
                Set.of(recipe.service()));
    }

    private static void log(Handle handle, Assignment assignment, ReportUnit unit, Recipe recipe) {
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        assignment.providerId(),
                        assignment.staffHsaId(),
                        String.valueOf(assignment.assignmentHsaId()),
                        "staff.view",
                        "calls",
                        "Statistik",
                        unit.hsaId(),
                        Map.of(
                                "from",
                                recipe.from().toString(),
                                "to",
                                recipe.to().toString(),
                                "detail",
                                String.valueOf(recipe.detail()))));
    }
}
