package se.statistiktjanst.service.staff;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.report.Figures;
import se.statistiktjanst.statistics.report.Measures;

/** The metrics that a page of exact figures has as columns, each headed and worked out as its definition says. */
public final class MetricColumns {
    private final List<MetricDefinition> shown;
    private final Language language;

    private MetricColumns(List<MetricDefinition> shown, Language language) {
        this.shown = shown;
        this.language = language;
    }

    /** These metrics, in this order. */
    static MetricColumns of(Metrics metrics, List<String> ids, Language language) {
        return new MetricColumns(ids.stream().map(metrics::get).toList(), language);
    }

    /** All metrics over this type of event alone that come from sums, by id. */
    public static MetricColumns over(String eventType, Metrics metrics, Language language) {
        List<MetricDefinition> shown = metrics.all().stream()
                .filter(metric -> metric.kind().isOfSums())
                .filter(metric -> metric.eventTypes().equals(List.of(eventType)))
                .sorted(Comparator.comparing(MetricDefinition::id))
                .toList();
        return new MetricColumns(shown, language);
    }

    /** A heading for each, with its definition. */
    public List<Term> heads() {
        return shown.stream()
                .map(metric -> new Term(heading(metric), text(metric.text())))
                .toList();
    }

    /** One figure for each, as the engine gives them. */
    List<Figure> figures(List<@Nullable BigDecimal> values) {
        return values.stream().map(Figure::new).toList();
    }

    /** One figure for each. */
    public List<Figure> figures(Measures sums) {
        return shown.stream()
                .map(metric -> new Figure(Figures.of(metric, sums)))
                .toList();
    }

    /** With the unit, unless it is a plain number of something. */
    private String heading(MetricDefinition metric) {
        boolean plain = metric.unit().sv().equals("antal");
        return plain ? text(metric.title()) : "%s (%s)".formatted(text(metric.title()), text(metric.unit()));
    }

    private String text(LocalizedText text) {
        return text.in(language.tag());
    }
}
