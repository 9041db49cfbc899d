package se.statistiktjanst.service.open;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.statistics.publication.Period;

/** Reads a selection from the parameters of a table's address. All state of a page is in its address. */
public final class SelectionParameters {
    public static final String METRIC = "ContentsCode";
    public static final String FROM = "from";
    public static final String TO = "to";
    static final String LAST = "last";
    static final String PUBLISHED = "published";

    private static final Set<String> RESERVED = Set.of(METRIC, FROM, TO, LAST, PUBLISHED, TableView.COMPARE);

    private SelectionParameters() {}

    public static OpenSelection read(MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!RESERVED.contains(name)) {
                codes.put(
                        name, values.stream().filter(value -> !value.isEmpty()).toList());
            }
        });
        List<String> metrics = parameters.getOrDefault(METRIC, List.of());
        return new OpenSelection(
                        new ArrayList<>(metrics),
                        codes,
                        period(parameters.getFirst(FROM), FROM),
                        period(parameters.getFirst(TO), TO),
                        last(parameters.getFirst(LAST)))
                .asPublished(time(parameters.getFirst(PUBLISHED)));
    }

    private static int last(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "the parameter %s is a number of periods from 1".formatted(LAST));
        }
        return Integer.parseInt(text);
    }

    /** The end of a day in Sweden, or a time: two versions can be of one day. */
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(CalendarZone.STOCKHOLM)
                            .toInstant()
                            .minusNanos(1_000);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the parameter %s is no day and no time; write it as 2021-03-05 or 2021-03-05T04:00:00Z"
                            .formatted(PUBLISHED));
        }
    }

    private static @Nullable String period(@Nullable String text, String name) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Period.parse(text).code();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "the parameter %s is no period; write a month as 2021M03, a quarter as 2021K1, a year as 2021"
                            .formatted(name));
        }
    }
}
