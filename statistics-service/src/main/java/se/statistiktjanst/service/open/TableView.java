package se.statistiktjanst.service.open;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.discovery.DatasetJson;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.file.TableRemarks;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.PeriodNames;
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
    private final @Nullable LocalDate published;

    /**
     * Of a selection.
     *
     * @param published the day whose state is selected, null for now
     * @param address of the page, for downloads of what it shows and for links back to it
     */
    TableView(
            OpenTable table, @Nullable LocalDate published, Language language, Messages messages, PageAddress address) {
        this.table = table;
        this.language = language;
        this.messages = messages;
        this.address = address;
        this.published = published;
    }

    TablePage page(Publisher publisher) {
        return page(publisher, null, grid(), null);
    }

    /** @param earlier the same cells of an earlier period, to compare with */
    TablePage page(Publisher publisher, CompareWith with, OpenTable earlier) {
        Grid grid = grid();
        return page(publisher, with, grid, new ComparisonView(table, grid, language).comparison(with, earlier));
    }

    private TablePage page(
            Publisher publisher, @Nullable CompareWith with, Grid grid, @Nullable Comparison comparison) {
        OpenCube cube = table.cube();
        return new TablePage(
                cube.id(),
                heading(),
                cube.text().in(language),
                measures(),
                filters(),
                periods(),
                comparisons(with),
                grid,
                new ChartView(grid, metric(), language, messages).chart(),
                comparison,
                downloads(),
                SavePanel.of(
                        address.site().origin(),
                        address.path(),
                        address.query(),
                        table,
                        language,
                        address.parameter(SavePanel.TIME)),
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

    private Grid grid() {
        List<OpenCube.OpenDimension> dimensions = table.cube().dimensions();
        List<Integer> shown = shownDimensions();
        List<String> stub = shown.stream()
                .map(at -> dimensions.get(at).title().in(language))
                .toList();
        List<Column> columns = table.periods().stream()
                .map(period -> new Column(PeriodNames.full(period, language), PeriodNames.brief(period), false))
                .toList();
        List<List<CodeName>> combinations = table.combinations();
        Set<List<CodeName>> charted = ChartedRows.of(table);
        List<Row> rows = new ArrayList<>();
        for (List<CodeName> combination : combinations) {
            List<String> codes = combination.stream().map(CodeName::code).toList();
            List<String> heads = shown.stream()
                    .map(at -> combination.get(at).name().in(language))
                    .toList();
            List<Cell> cells = table.periods().stream()
                    .map(period -> Cells.of(table.value(period, codes, 0)))
                    .toList();
            rows.add(new Row(heads, cells, charted.contains(combination)));
        }
        return new Grid(stub, columns, rows);
    }

    /** A dimension of which only the total is chosen says nothing in the table, unless nothing else is left. */
    private List<Integer> shownDimensions() {
        List<Integer> shown = IntStream.range(0, table.chosen().size())
                .filter(at -> table.chosen().get(at).size() > 1
                        || table.chosen().get(at).stream().noneMatch(CodeName::isTotal))
                .boxed()
                .toList();
        return shown.isEmpty() ? List.of(0) : shown;
    }

    private List<Choice> measures() {
        return table.cube().metrics().stream()
                .map(metric -> new Choice(metric.id(), metric.title().in(language), metric.equals(metric())))
                .toList();
    }

    private List<Filter> filters() {
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

    private PeriodChoice periods() {
        List<String> newestFirst = table.releases().stream()
                .map(Release::period)
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        String first = table.periods().isEmpty() ? "" : table.periods().get(0);
        String last = table.periods().isEmpty()
                ? ""
                : table.periods().get(table.periods().size() - 1);
        return new PeriodChoice(choices(newestFirst, first), choices(newestFirst, last));
    }

    private List<Choice> comparisons(@Nullable CompareWith with) {
        return Stream.concat(
                        Stream.of(new Choice("", messages.text("compare.nothing"), with == null)),
                        Stream.of(CompareWith.values())
                                .map(each -> new Choice(each.code(), messages.text(each), each == with)))
                .toList();
    }

    private List<Choice> choices(List<String> periods, String chosen) {
        return periods.stream()
                .map(period -> new Choice(period, PeriodNames.full(period, language), period.equals(chosen)))
                .toList();
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
