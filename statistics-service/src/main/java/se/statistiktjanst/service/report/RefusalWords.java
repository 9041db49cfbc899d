package se.statistiktjanst.service.report;

import java.util.stream.Collectors;
import se.statistiktjanst.service.page.Formats;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.engine.Refusal;
import se.statistiktjanst.statistics.metric.Metrics;

/** Says in a reader's language why a report is not given. */
final class RefusalWords {
    private final Metrics metrics;
    private final Language language;
    private final Messages messages;

    RefusalWords(Metrics metrics, Language language, Messages messages) {
        this.metrics = metrics;
        this.language = language;
        this.messages = messages;
    }

    String of(ReportRefusedException refused) {
        return messages.text(
                refused.text(), refused.arguments().stream().map(this::words).toArray());
    }

    private String words(Refusal.Argument argument) {
        if (argument instanceof Refusal.OfMetric metric) {
            return metrics.find(metric.code())
                    .map(known -> known.title().in(language.tag()))
                    .orElse(metric.code());
        }
        if (argument instanceof Refusal.OfSplits splits) {
            return splits.splits().stream()
                    .map(split -> split.title().in(language.tag()))
                    .collect(Collectors.joining(", "));
        }
        return new Formats(language).number(((Refusal.OfNumber) argument).number());
    }
}
