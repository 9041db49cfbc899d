package se.statistiktjanst.service.report;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.engine.Against;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.standard.StandardReport;
import se.statistiktjanst.statistics.standard.StandardReports;

/**
 * A question as an address writes it: a standard report, and what is asked otherwise than it does.
 *
 * @param report the standard report that was begun with
 * @param against null for no comparison
 */
record ReportRequest(
        StandardReport report, Question question, @Nullable Against against) {
    private static final Map<String, Split> SPLITS = codes(Split.values(), Split::code);
    private static final Map<String, Grain> GRAINS = codes(Grain.values(), Grain::code);
    private static final Map<String, Against> AGAINST = codes(Against.values(), Against::code);
    private static final Map<String, Organisation> ORGANISATIONS =
            codes(Organisation.values(), organisation -> organisation.name().toLowerCase(Locale.ROOT));

    /**
     * Reads the parameters {@code report}, {@code metric}, {@code by}, {@code grain}, {@code from}, {@code to}
     * ({@code 2026-01} or {@code 2026-01-31}), {@code service}, {@code unit}, {@code group}, {@code organisation} and
     * {@code compare}; those that may stand several times do.
     *
     * @throws ProblemException BAD_REQUEST saying which parameter is wrong; NOT_FOUND for an unknown report
     * @throws InvalidQuestionException for what is no question
     */
    static ReportRequest of(MultivaluedMap<String, String> asked, StandardReports standardReports, LocalDate today) {
        String id = first(asked, "report");
        StandardReport report = id == null
                ? standardReports.all().get(0)
                : standardReports.find(id).orElseThrow(ProblemException::notFound);
        Question standard = report.until(today);
        // A form that sends metrics sends its divisions too: none is then an answer.
        boolean whole = asked.containsKey("metric");
        Question question = new Question(
                whole ? values(asked, "metric") : standard.metrics(),
                whole || asked.containsKey("by") ? each(asked, "by", SPLITS) : standard.by(),
                one(asked, "grain", GRAINS, standard.grain()),
                from(first(asked, "from"), standard.from()),
                to(first(asked, "to"), standard.to()),
                Set.copyOf(values(asked, "service")),
                Set.copyOf(values(asked, "unit")),
                Set.copyOf(values(asked, "group")),
                one(asked, "organisation", ORGANISATIONS, Organisation.THEN));
        String compare = first(asked, "compare");
        return new ReportRequest(report, question, compare == null ? null : known("compare", compare, AGAINST));
    }

    /**
     * As {@link #of}, for files and programs.
     *
     * @throws ProblemException BAD_REQUEST also for what is no question
     */
    static ReportRequest ofPrograms(
            MultivaluedMap<String, String> asked, StandardReports standardReports, LocalDate today) {
        try {
            return of(asked, standardReports, today);
        } catch (InvalidQuestionException e) {
            throw ReportRefusedException.of(e).problem();
        }
    }

    /** What {@link #of} refuses, with the standard report's own days, or failing that the standard report: for the form. */
    static ReportRequest nearest(
            MultivaluedMap<String, String> asked, StandardReports standardReports, LocalDate today) {
        MultivaluedMap<String, String> without = new MultivaluedHashMap<>(asked);
        without.keySet().removeAll(Set.of("from", "to"));
        try {
            return of(without, standardReports, today);
        } catch (InvalidQuestionException e) {
            without.keySet().removeAll(Set.of("metric", "by", "grain"));
            return of(without, standardReports, today);
        }
    }

    private static List<String> values(MultivaluedMap<String, String> asked, String name) {
        return asked.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String first(MultivaluedMap<String, String> asked, String name) {
        return values(asked, name).stream().findFirst().orElse(null);
    }

    private static <T> List<T> each(MultivaluedMap<String, String> asked, String name, Map<String, T> codes) {
        return values(asked, name).stream()
                .map(value -> known(name, value, codes))
                .toList();
    }

    private static <T> T one(MultivaluedMap<String, String> asked, String name, Map<String, T> codes, T otherwise) {
        String value = first(asked, name);
        return value == null ? otherwise : known(name, value, codes);
    }

    private static <T> T known(String name, String value, Map<String, T> codes) {
        T found = codes.get(value);
        if (found == null) {
            throw bad("%s must be one of %s"
                    .formatted(name, codes.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return found;
    }

    private static LocalDate from(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : day("from", text, month -> month.atDay(1));
    }

    private static LocalDate to(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : day("to", text, YearMonth::atEndOfMonth);
    }

    private static LocalDate day(String name, String text, Function<YearMonth, LocalDate> ofMonth) {
        try {
            return text.length() == "2026-01".length() ? ofMonth.apply(YearMonth.parse(text)) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad(name + " must be a month such as 2026-01 or a day such as 2026-01-31");
        }
    }

    private static ProblemException bad(String why) {
        return new ProblemException(ProblemCode.BAD_REQUEST, why);
    }

    private static <T> Map<String, T> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).collect(Collectors.toMap(code, Function.identity()));
    }
}
