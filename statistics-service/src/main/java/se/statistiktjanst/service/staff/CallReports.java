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
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.completeness.CompletenessDao;
import se.statistiktjanst.statistics.engine.Freshness;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.RecipeDao;
import se.statistiktjanst.statistics.recipe.RecipeReport;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Reads the calls of a unit for somebody who is logged in. If the look cannot be logged, nothing is given out. */
public final class CallReports {
    static final String SERVICE = "phone-advice";
    static final String CALL = "se.statistiktjanst.call.v1";
    /** The columns of the page. */
    static final List<String> METRICS = List.of("calls", "answered", "abandoned", "resolved", "meanWait", "meanTalk");

    private static final int DEFAULT_MONTHS = 3;

    private final TenantTransaction staff;
    private final RecipeReport report;

    public CallReports(TenantTransaction staff, RecipeReport report) {
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
        return look(session, unit, from, to, this::report);
    }

    /** As {@link #read}, with all metrics of calls, for programs and files. */
    Optional<CallTable> table(StaffSession session, @Nullable String unit, @Nullable String from, @Nullable String to) {
        return look(
                session,
                unit,
                from,
                to,
                (handle, tenant, selection) -> new CallTable(
                        selection, report.table(handle, tenant, selection.recipe()), Freshness.at(handle)));
    }

    private interface Reading<T> {
        T read(Handle handle, Tenant tenant, CallSelection selection);
    }

    private <T> Optional<T> look(
            StaffSession session,
            @Nullable String unit,
            @Nullable String from,
            @Nullable String to,
            Reading<T> reading) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(
                coverage.tenant(),
                handle -> select(handle, coverage, unit, from, to).map(selection -> {
                    log(handle, session.assignment(), selection.unit(), selection.recipe());
                    return reading.read(handle, coverage.tenant(), selection);
                }));
    }

    private CallReport report(Handle handle, Tenant tenant, CallSelection selection) {
        boolean showsStaff = selection.recipe().showsStaff();
        return new CallReport(
                selection,
                figures(handle, tenant, selection.recipe(), List.of()),
                showsStaff ? figures(handle, tenant, selection.recipe(), List.of(Split.STAFF)) : null,
                showsStaff ? handle.attach(RecipeDao.class).staff() : Map.of(),
                received(handle, selection.recipe()));
    }

    private CallReport.Figures figures(Handle handle, Tenant tenant, Recipe recipe, List<Split> by) {
        return new CallReport.Figures(
                report.answer(handle, tenant, recipe, METRICS, by, Grain.MONTH),
                report.answer(handle, tenant, recipe, METRICS, by, Grain.WHOLE));
    }

    /** As {@link #read}, without figures: what could be ordered as an export. */
    public Optional<CallSelection> select(
            StaffSession session, @Nullable String unit, @Nullable String from, @Nullable String to) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> select(handle, coverage, unit, from, to));
    }

    private static Optional<CallSelection> select(
            Handle handle, Coverage coverage, @Nullable String unit, @Nullable String from, @Nullable String to) {
        RecipeDao dao = handle.attach(RecipeDao.class);
        List<ReportUnit> units = coverage.of(dao.unitsWithFigures(SERVICE));
        List<YearMonth> months =
                dao.months(SERVICE).stream().map(YearMonth::from).toList();
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
