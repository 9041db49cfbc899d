package se.statistiktjanst.statistics.recipe;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A selection of usage. Whose usage is not in it: a recipe runs for one care provider, the tenant's.
 *
 * @param service code of a connected service; empty for a table, whose definition says of which services it is
 * @param unit public id of a unit; null for all
 * @param eventType CloudEvents type, such as {@code se.statistiktjanst.call.v1}; null for all
 * @param from first month
 * @param to last month, included
 * @param detail how far figures are divided; null for units. Set by the service from what the caller may see, never
 *     taken from a request
 * @param table id of a table for staff, whose published cells are selected; null for figures of roll-ups or events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Recipe(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String service,
        @Nullable String unit,
        @Nullable String eventType,

        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "uuuu-MM")
        YearMonth from,

        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "uuuu-MM")
        YearMonth to,

        @Nullable Detail detail,
        @Nullable String table) {
    /** How far figures of staff are divided. */
    public enum Detail {
        /** Per unit and month. */
        UNIT,
        /** Per staff member, unit and month: only for those whose assignment covers the unit. */
        STAFF
    }

    private static final int MOST_MONTHS = 120;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** Without figures of single staff members. */
    public Recipe(String service, @Nullable String unit, @Nullable String eventType, YearMonth from, YearMonth to) {
        this(service, unit, eventType, from, to, null, null);
    }

    /** The published cells of a table. */
    public static Recipe ofTable(String table, @Nullable String unit, YearMonth from, YearMonth to) {
        return new Recipe("", unit, null, from, to, null, table);
    }

    /** Checks what needs no database. */
    public Recipe {
        service = table == null || service != null ? service : "";
        if (table == null && (service == null || service.isBlank())) {
            throw new IllegalArgumentException("service must be the code of a service");
        }
        if (from == null || to == null) {
            throw new IllegalArgumentException("from and to must be months, such as 2021-01");
        }
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "to must be from or later, and at most %d months".formatted(MOST_MONTHS));
        }
    }

    /** The same selection in another detail. */
    public Recipe in(Detail other) {
        return new Recipe(service, unit, eventType, from, to, other, table);
    }

    /** Whether figures are divided by staff member. */
    public boolean showsStaff() {
        return detail == Detail.STAFF;
    }

    /** The JSON value that {@link #fromJson} reads. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe of plain values did not become JSON", e);
        }
    }

    /**
     * Reads a stored recipe.
     *
     * @throws IllegalArgumentException if it is not a recipe
     */
    public static Recipe fromJson(String json) {
        try {
            return JSON.readValue(json, Recipe.class);
        } catch (ValueInstantiationException e) {
            String fault =
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
            throw new IllegalArgumentException(fault, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a recipe: service, from and to are needed, months as 2021-01", e);
        }
    }
}
