package se.statistiktjanst.service.open;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.discovery.DatasetJson;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.file.TableRemarks;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.open.save.SavePanel;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;

/** Puts a selection of published cells on the page of its table: one metric, periods as columns. */
final class TableView {
    /** Name of the page's parameter that says what to compare with. */
    static final String COMPARE = "compare";

    private final OpenTable table;
    private final Language language;
    private final Messages messages;
    private final PageAddress address;
    private final @Nullable Instant published;

    /**
     * Of a selection.
     *
     * @param published the time whose state is selected, null for now
     * @param address of the page, for downloads of what it shows and for links back to it
     */
    TableView(OpenTable table, @Nullable Instant published, Language language, Messages messages, PageAddress address) {
        this.table = table;
        this.language = language;
        this.messages = messages;
        this.address = address;
        this.published = published;
    }

    TablePage page(Publisher publisher) {
        return page(publisher, null, TableGrid.of(table, language), null);
    }

    /** @param earlier the same cells of an earlier period, to compare with */
    TablePage page(Publisher publisher, CompareWith with, OpenTable earlier) {
        Grid grid = TableGrid.of(table, language);
        return page(publisher, with, grid, new ComparisonView(table, grid, language).comparison(with, earlier));
    }

    private TablePage page(
            Publisher publisher, @Nullable CompareWith with, Grid grid, @Nullable Comparison comparison) {
        OpenCube cube = table.cube();
        TableChoices choices = new TableChoices(table, language);
        return new TablePage(
                cube.id(),
                heading(),
                cube.text().in(language),
                choices.measures(),
                choices.filters(),
                choices.periods(),
                comparisons(with),
                grid,
                new ChartView(grid, metric(), language, messages).chart(),
                comparison,
                downloads(),
                save(),
                information(),
                DatasetJson.of(table, language, address.site(), publisher),
                TableRemarks.of(table, language),
                published,
                table.updatedAt(),
                publisher.nextPublicationOn());
    }

    private OpenCube.OpenMetric metric() {
        return table.metrics().get(0);
    }

    private String heading() {
        return messages.text(
                "table.heading",
                table.cube().title().in(language),
                metric().title().in(language).toLowerCase(java.util.Locale.ROOT));
    }

    private List<Choice> comparisons(@Nullable CompareWith with) {
        return Stream.concat(
                        Stream.of(new Choice("", messages.text("compare.nothing"), with == null)),
                        Stream.of(CompareWith.values())
                                .map(each -> new Choice(each.code(), messages.text(each), each == with)))
                .toList();
    }

    /** None for an earlier state: the API gives the numbers of now. */
    private @Nullable SavePanel save() {
        return published != null
                ? null
                : SavePanel.of(
                        address.site().origin(),
                        address.path(),
                        address.query(),
                        table,
                        language,
                        address.parameter(SavePanel.TIME));
    }

    private List<Download> downloads() {
        String file = "/" + language.tag() + "/statistik/" + table.cube().id();
        String suffix = address.query().isEmpty() ? "" : "?" + address.query();
        return List.of(
                new Download("CSV", messages.text("download.csv"), file + ".csv" + suffix),
                new Download("XLSX", messages.text("download.xlsx"), file + ".xlsx" + suffix),
                new Download("Parquet", messages.text("download.parquet"), file + ".parquet" + suffix),
                new Download("JSON", messages.text("download.json"), file + ".json" + suffix));
    }

    private TableInformation information() {
        OpenCube cube = table.cube();
        List<Term> definitions = cube.metrics().stream()
                .map(metric ->
                        new Term(metric.title().in(language), metric.text().in(language)))
                .toList();
        long cells = table.releases().stream().mapToLong(Release::cells).sum();
        long hidden = table.releases().stream().mapToLong(Release::hidden).sum();
        String share = cells == 0 ? "0" : String.valueOf(Math.round(1000.0 * hidden / cells) / 10.0);
        List<Term> details = Stream.of(
                        new Term(messages.text("info.contact"), cube.contact().in(language)),
                        new Term(
                                messages.text("info.hiddenShare"),
                                (language == Language.SV ? share.replace('.', ',') : share) + "\u00a0%"))
                .collect(Collectors.toList());
        return new TableInformation(
                cube.notes().stream().map(note -> note.in(language)).toList(), definitions, details);
    }
}
