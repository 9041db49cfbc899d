package se.statistiktjanst.statistics.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.AggregateSource;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * A whole table for staff as rows: one for each period and cell, with codes, names, numbers and the state of each number,
 * as the page's file has them. A recipe that names no table goes to another source.
 */
public final class TableAggregate implements AggregateSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final char VALUE = 'v';
    private static final String METHOD =
            "Skyddade siffror: varje cell ändrades slumpmässigt en gång när månaden publicerades.";

    private final TenantTransaction transactions;
    private final AggregateSource other;

    /**
     * Reads tables.
     *
     * @param transactions of the staff or the exporter role
     * @param other for recipes without a table
     */
    public TableAggregate(TenantTransaction transactions, AggregateSource other) {
        this.transactions = transactions;
        this.other = other;
    }

    @Override
    public Aggregate select(Tenant tenant, Recipe recipe) {
        String table = recipe.table();
        return table == null
                ? other.select(tenant, recipe)
                : transactions.call(tenant, handle -> select(handle, table, recipe));
    }

    private static Aggregate select(Handle handle, String table, Recipe recipe) {
        StaffCatalogue catalogue = new StaffCatalogue(handle);
        JsonNode definition =
                catalogue.dao().definition(table).map(TableAggregate::parsed).orElseThrow(ProblemException::notFound);
        Map<String, String> names = names(catalogue.dao().codes(table));
        List<Set<String>> asked = recipe.unit() == null ? List.of() : List.of(Set.of(recipe.unit()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CatalogueRelease release : catalogue.dao().releases(table)) {
            YearMonth month = YearMonth.parse(release.period().replace('M', '-'));
            if (!month.isBefore(recipe.from()) && !month.isAfter(recipe.to())) {
                catalogue.cells(release, asked).forEach(cell -> rows.add(row(month, cell, definition, names)));
            }
        }
        return new Aggregate(columns(definition), rows, METHOD);
    }

    private static List<ResultColumn> columns(JsonNode definition) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(column("period", "Period", "Månad, som 2026-03"));
        for (JsonNode dimension : definition.get("dimensions")) {
            columns.add(column(id(dimension), swedish(dimension, "title"), "Kod"));
            columns.add(column(id(dimension) + "_name", swedish(dimension, "title"), "Namn"));
        }
        for (JsonNode metric : definition.get("metrics")) {
            columns.add(new ResultColumn(
                    id(metric),
                    ResultColumn.Type.NUMBER,
                    swedish(metric, "title"),
                    swedish(metric, "text") + " Enhet: " + swedish(metric, "unit")));
            columns.add(column(
                    id(metric) + "_status",
                    swedish(metric, "title"),
                    "v tal, c dolt, u osäkert, n kan inte förekomma"));
        }
        return columns;
    }

    private static List<@Nullable Object> row(
            YearMonth month, CatalogueCell cell, JsonNode definition, Map<String, String> names) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(month.toString());
        for (int at = 0; at < cell.codes().size(); at++) {
            String code = cell.codes().get(at);
            row.add(code);
            row.add(names.get(id(definition.get("dimensions").get(at)) + ' ' + code));
        }
        for (int at = 0; at < cell.measures().size(); at++) {
            char state = cell.states().charAt(at);
            row.add(
                    state == VALUE
                            ? number(
                                    cell.measures().get(at),
                                    definition.get("metrics").get(at))
                            : null);
            row.add(String.valueOf(state));
        }
        return row;
    }

    /** With the metric's decimals, shares in per cent. */
    private static @Nullable BigDecimal number(@Nullable Double stored, JsonNode metric) {
        return stored == null
                ? null
                : BigDecimal.valueOf(metric.get("share").asBoolean() ? stored * 100 : stored)
                        .setScale(metric.get("decimals").asInt(), RoundingMode.HALF_UP);
    }

    private static Map<String, String> names(List<CatalogueCode> codes) {
        Map<String, String> names = new HashMap<>();
        codes.forEach(code -> names.put(code.dimension() + ' ' + code.code(), code.nameSv()));
        return names;
    }

    private static ResultColumn column(String name, String title, String text) {
        return new ResultColumn(name, ResultColumn.Type.STRING, title, text);
    }

    private static String id(JsonNode named) {
        return named.get("id").asText();
    }

    private static String swedish(JsonNode named, String key) {
        return named.get(key).get("sv").asText();
    }

    private static JsonNode parsed(String definition) {
        try {
            return JSON.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("usage.staff_cube has a definition that is no JSON", e);
        }
    }
}
