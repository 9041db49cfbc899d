package se.statistiktjanst.statistics.standard;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;

/**
 * A question that many ask.
 *
 * @param id stands in addresses
 * @param position among the others, lowest first
 * @param months how many it covers, the running one last
 */
public record StandardReport(
        String id,
        int position,
        LocalizedText title,
        LocalizedText text,
        List<String> metrics,
        List<Split> by,
        Grain grain,
        int months) {
    public StandardReport {
        metrics = List.copyOf(metrics);
        by = List.copyOf(by);
    }

    /** The question over the months up to that of a day. */
    public Question until(LocalDate day) {
        YearMonth last = YearMonth.from(day);
        return new Question(
                metrics,
                by,
                grain,
                last.minusMonths(months - 1L).atDay(1),
                last.atEndOfMonth(),
                Set.of(),
                Set.of(),
                Organisation.THEN);
    }
}
