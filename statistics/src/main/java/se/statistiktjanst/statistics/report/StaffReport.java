package se.statistiktjanst.statistics.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.AggregateSource;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * Figures per month and unit, and per staff member where the recipe's detail says so: exact, for page, API and file of
 * one care provider.
 */
public final class StaffReport implements AggregateSource {
    private static final String METHOD =
            "Exakta siffror för den egna verksamheten, per medarbetare och månad. Medelvärden är summa genom antal.";

    private final TenantTransaction transactions;
    private final Metrics metrics;

    /** @param transactions of the staff or the exporter role */
    public StaffReport(TenantTransaction transactions, Metrics metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /**
     * The rows of a recipe, within the caller's tenant transaction. Units whose staff are not informed have none.
     *
     * @throws ProblemException NOT_FOUND for a unit or service that this care provider does not have
     */
    public List<StaffMonthRow> rows(Handle handle, Recipe recipe) {
        StaffReportDao dao = handle.attach(StaffReportDao.class);
        int service = dao.serviceId(recipe.service()).orElseThrow(ProblemException::notFound);
        Integer unit = recipe.unit() == null
                ? null
                : dao.unit(recipe.unit()).map(ReportUnit::id).orElseThrow(ProblemException::notFound);
        return dao.rows(
                service,
                unit,
                recipe.eventType(),
                recipe.from().atDay(1),
                recipe.to().atDay(1),
                recipe.showsStaff());
    }

    @Override
    public Aggregate select(Tenant tenant, Recipe recipe) {
        return transactions.call(tenant, handle -> table(rows(handle, recipe), recipe));
    }

    /** The rows as a table with a column for each metric. */
    public Aggregate table(List<StaffMonthRow> rows, Recipe recipe) {
        List<MetricDefinition> shown = shown(recipe);
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (StaffMonthRow row : recipe.showsStaff() ? rows : perUnit(rows)) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(YearMonth.from(row.monthOn()));
            values.add(row.unitHsaId());
            values.add(row.unitName());
            values.add(row.isProtected() ? null : row.staffHsaId());
            values.add(row.isProtected() ? null : row.givenName());
            values.add(row.isProtected() ? null : row.surname());
            shown.forEach(metric -> values.add(
                    metric.eventTypes().contains(row.eventType()) ? Figures.of(metric, row.measures()) : null));
            table.add(values);
        }
        return new Aggregate(columns(shown), table, METHOD);
    }

    /** Staff members of a unit and month added up. */
    private static List<StaffMonthRow> perUnit(List<StaffMonthRow> rows) {
        Map<List<Object>, StaffMonthRow> sums = new LinkedHashMap<>();
        for (StaffMonthRow row : rows) {
            sums.merge(
                    List.of(row.monthOn(), row.unitHsaId(), row.eventType()),
                    row.withoutStaff(),
                    (sum, next) -> sum.withMeasures(sum.measures().plus(next.measures())));
        }
        return List.copyOf(sums.values());
    }

    /** Those that are taken over the asked type of event and no other; persons are not added up, so they are not here. */
    private List<MetricDefinition> shown(Recipe recipe) {
        return metrics.all().stream()
                .filter(metric -> metric.kind().isOfSums())
                .filter(metric ->
                        recipe.eventType() == null || metric.eventTypes().equals(List.of(recipe.eventType())))
                .sorted(Comparator.comparing(MetricDefinition::id))
                .toList();
    }

    private static List<ResultColumn> columns(List<MetricDefinition> shown) {
        List<ResultColumn> columns = new ArrayList<>(List.of(
                new ResultColumn("month", ResultColumn.Type.YEARMONTH, "Månad", "Kalendermånad i Sverige"),
                new ResultColumn("unit", ResultColumn.Type.STRING, "Enhet", "Enhetens HSA-id"),
                new ResultColumn("unit_name", ResultColumn.Type.STRING, "Enhetens namn", ""),
                new ResultColumn(
                        "staff", ResultColumn.Type.STRING, "Medarbetare", "HSA-id; tomt vid skyddade personuppgifter"),
                new ResultColumn("given_name", ResultColumn.Type.STRING, "Förnamn", ""),
                new ResultColumn("surname", ResultColumn.Type.STRING, "Efternamn", "")));
        shown.forEach(metric -> columns.add(new ResultColumn(
                metric.id(),
                ResultColumn.Type.NUMBER,
                metric.title().sv(),
                metric.text().sv() + " Enhet: " + metric.unit().sv())));
        return columns;
    }
}
