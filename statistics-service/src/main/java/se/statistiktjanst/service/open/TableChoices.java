package se.statistiktjanst.service.open;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;

/** What can be chosen of a table, with what is chosen. */
public final class TableChoices {
    private final OpenTable table;
    private final Language language;

    public TableChoices(OpenTable table, Language language) {
        this.table = table;
        this.language = language;
    }

    /** The metrics, the first of the selection chosen. */
    public List<Choice> measures() {
        return table.cube().metrics().stream()
                .map(metric -> new Choice(
                        metric.id(),
                        metric.title().in(language),
                        metric.equals(table.metrics().get(0))))
                .toList();
    }

    /** One for each dimension. */
    public List<Filter> filters() {
        List<OpenCube.OpenDimension> dimensions = table.cube().dimensions();
        return IntStream.range(0, dimensions.size())
                .mapToObj(at -> new Filter(
                        dimensions.get(at).id(),
                        dimensions.get(at).title().in(language),
                        true,
                        table.codes().getOrDefault(dimensions.get(at).id(), List.of()).stream()
                                .map(code -> new Choice(
                                        code.code(),
                                        code.name().in(language),
                                        table.chosen().get(at).contains(code)))
                                .toList()))
                .toList();
    }

    public PeriodChoice periods() {
        List<String> newestFirst = table.releases().stream()
                .map(Release::period)
                .sorted(Comparator.reverseOrder())
                .toList();
        String first = table.periods().isEmpty() ? "" : table.periods().get(0);
        String last = table.periods().isEmpty()
                ? ""
                : table.periods().get(table.periods().size() - 1);
        return new PeriodChoice(choices(newestFirst, first), choices(newestFirst, last));
    }

    private List<Choice> choices(List<String> periods, String chosen) {
        return periods.stream()
                .map(period -> new Choice(period, PeriodNames.full(period, language), period.equals(chosen)))
                .toList();
    }
}
