package se.statistiktjanst.statistics.recipe;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;

/**
 * The engine's figures of a recipe, for page, API and file of one care provider: per month and unit, and per staff member
 * where the recipe's detail says so.
 */
public final class RecipeReport implements AggregateSource {
    private static final String METHOD =
            "Exakta siffror för den egna verksamheten, per medarbetare och månad. Medelvärden är summa genom antal.";

    private final TenantTransaction transactions;
    private final Engine engine;
    private final Metrics metrics;

    /** @param transactions of the staff or the exporter role */
    public RecipeReport(TenantTransaction transactions, Engine engine, Metrics metrics) {
        this.transactions = transactions;
        this.engine = engine;
        this.metrics = metrics;
    }

    /**
     * Some metrics of what a recipe selects, divided as asked, within the caller's tenant transaction. Divided by staff
     * member, units whose staff are not informed have none.
     *
     * @throws se.statistiktjanst.platform.problem.ProblemException NOT_FOUND for a unit or service that this care provider
     *     does not have
     */
    public Answer answer(
            Handle handle, Tenant tenant, Recipe recipe, List<String> metrics, List<Split> by, Grain grain) {
        return engine.answer(
                handle,
                tenant,
                new Question(
                        metrics,
                        by,
                        grain,
                        recipe.from().atDay(1),
                        recipe.to().atEndOfMonth(),
                        Set.of(recipe.service()),
                        recipe.unit() == null ? Set.of() : Set.of(recipe.unit()),
                        Organisation.THEN));
    }

    @Override
    public Aggregate select(Tenant tenant, Recipe recipe) {
        return transactions.call(tenant, handle -> table(handle, tenant, recipe));
    }

    /** As {@link #select}, within the caller's tenant transaction. */
    public Aggregate table(Handle handle, Tenant tenant, Recipe recipe) {
        List<MetricDefinition> shown = shown(recipe);
        if (shown.isEmpty()) {
            return new Aggregate(columns(shown), List.of(), METHOD);
        }
        RecipeDao dao = handle.attach(RecipeDao.class);
        // A unit of which single persons may not be shown is given as a whole, as on the page.
        boolean perStaff = recipe.showsStaff() && (recipe.unit() == null || dao.isInformed(recipe.unit()));
        List<Split> by = perStaff ? List.of(Split.UNIT, Split.STAFF) : List.of(Split.UNIT);
        Answer answer = answer(
                handle, tenant, recipe, shown.stream().map(MetricDefinition::id).toList(), by, Grain.MONTH);
        Map<String, String> units = dao.units();
        Map<String, NamedStaff> staff = perStaff ? dao.staff() : Map.of();
        return new Aggregate(
                columns(shown),
                answer.rows().stream().map(row -> row(row, units, staff)).toList(),
                METHOD);
    }

    private static List<@Nullable Object> row(
            Answer.Row row, Map<String, String> units, Map<String, NamedStaff> staff) {
        String unit = row.members().get(0).code();
        NamedStaff named =
                row.members().size() > 1 ? staff.get(row.members().get(1).code()) : null;
        List<@Nullable Object> values = new ArrayList<>();
        values.add(YearMonth.from(row.period()));
        values.add(units.get(unit));
        values.add(unit.isEmpty() ? null : row.members().get(0).name().sv());
        values.add(named == null ? null : named.hsaId());
        values.add(named == null ? null : named.givenName());
        values.add(named == null ? null : named.surname());
        values.addAll(row.values());
        return values;
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
                new ResultColumn(
                        "unit", ResultColumn.Type.STRING, "Enhet", "Enhetens HSA-id; tomt för händelser utan enhet"),
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
