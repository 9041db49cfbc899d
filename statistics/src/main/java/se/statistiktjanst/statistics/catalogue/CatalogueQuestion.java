package se.statistiktjanst.statistics.catalogue;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.cube.CubeDefinition;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.metric.Dimension;

/**
 * A question for figures by sex, age, errand or clinic. It is answered by a table that has what is asked, or refused;
 * never from events or roll-ups.
 *
 * @param axes of those four what is asked
 * @param others what else figures are to be divided by, as it was written
 * @param grain length of a period as it was written; null for any
 */
public record CatalogueQuestion(
        Set<Dimension> axes, Set<String> others, @Nullable String grain) {
    private static final Map<String, Dimension> AXES = Map.of(
            "sex", Dimension.SEX,
            "age", Dimension.AGE_BAND,
            "ageband", Dimension.AGE_BAND,
            "errand", Dimension.ERRAND,
            "clinic", Dimension.CLINIC);
    private static final int MOST_AXES = 2;

    /** Why a question has no answer. */
    public enum Reason {
        /** By staff member: a cell would be about one of them and very few residents. */
        STAFF_MEMBER,
        /** More than two of the four at once. */
        TOO_MANY,
        /** By another period than the month. */
        NOT_BY_MONTH,
        /** By something else besides. */
        OTHER_DIVISION,
        /** No table has this combination. */
        NO_TABLE
    }

    public CatalogueQuestion {
        axes = Set.copyOf(axes);
        others = Set.copyOf(others);
    }

    /** Whether any of these divisions or filters is one that only the tables for staff have. */
    public static boolean isAsked(Collection<String> names) {
        return names.stream().anyMatch(name -> AXES.containsKey(plain(name)));
    }

    /**
     * Reads one as it was written.
     *
     * @param by names of divisions and filters
     */
    public static CatalogueQuestion of(Collection<String> by, @Nullable String grain) {
        Set<Dimension> axes = EnumSet.noneOf(Dimension.class);
        Set<String> others = new HashSet<>();
        for (String name : by) {
            Optional.ofNullable(AXES.get(plain(name))).ifPresentOrElse(axes::add, () -> others.add(plain(name)));
        }
        return new CatalogueQuestion(axes, others, grain);
    }

    /** Why there is no answer; empty if {@link #tables} has one first. */
    public Optional<Reason> refused(Cubes catalogue) {
        if (others.contains("staff")) {
            return Optional.of(Reason.STAFF_MEMBER);
        }
        if (axes.size() > MOST_AXES) {
            return Optional.of(Reason.TOO_MANY);
        }
        if (grain != null && !grain.equals("month")) {
            return Optional.of(Reason.NOT_BY_MONTH);
        }
        if (!Set.of("unit").containsAll(others)) {
            return Optional.of(Reason.OTHER_DIVISION);
        }
        return answering(catalogue).isEmpty() ? Optional.of(Reason.NO_TABLE) : Optional.empty();
    }

    /** The tables that answer it, or those that come near: with some of what is asked. */
    public List<CubeDefinition> tables(Cubes catalogue) {
        return refused(catalogue).isEmpty()
                ? answering(catalogue)
                : catalogue.all().stream()
                        .filter(cube -> cube.dimensions().stream().anyMatch(axes::contains))
                        .toList();
    }

    /** What programs are told, in English; pages have words of their own. */
    public String refusal(Cubes catalogue) {
        return "figures by sex, age, errand or clinic are published by month, at most two of them at once, for the care provider"
                + " or its units, and never by staff member; ask "
                + tables(catalogue).stream()
                        .map(cube -> "/api/staff/v1/tables/" + cube.id())
                        .collect(Collectors.joining(", "));
    }

    private List<CubeDefinition> answering(Cubes catalogue) {
        boolean byUnit = others.contains(Spelling.of(Dimension.UNIT));
        return catalogue.all().stream()
                .filter(cube -> cube.dimensions().containsAll(axes))
                .filter(cube -> cube.dimensions().contains(Dimension.UNIT) == byUnit)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
