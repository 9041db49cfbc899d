package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Formats;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Operator;

/** What a reader of a workbook needs to know of its numbers: two columns, what and its text. */
final class AboutSheet {
    private static final Map<Character, String> LEGEND = Map.of(
            'c', "cell.hidden",
            'u', "cell.uncertain",
            'n', "cell.not_applicable",
            's', "cell.not_separate");

    private final ArrangedTable table;
    private final Publisher publisher;
    private final Messages messages;

    AboutSheet(ArrangedTable table, Publisher publisher, Messages messages) {
        this.table = table;
        this.publisher = publisher;
        this.messages = messages;
    }

    void write(Worksheet sheet) throws IOException {
        Language language = table.language();
        OpenCube cube = table.table().cube();
        Operator operator = publisher.operator();
        sheet.width(0, 26);
        sheet.width(1, 90);
        Lines lines = new Lines(sheet);
        lines.add(messages.text("xlsx.title"), table.title());
        lines.add(messages.text("xlsx.text"), cube.text().in(language));
        lines.add(messages.text("info.id"), cube.id());
        cube.notes().forEach(note -> lines.add(messages.text("xlsx.note"), note.in(language)));
        TableRemarks.of(table.table(), language).forEach(remark -> lines.add(messages.text("xlsx.note"), remark));
        cube.metrics().stream()
                .filter(table.table().metrics()::contains)
                .forEach(metric -> lines.add(
                        metric.title().in(language),
                        metric.text().in(language) + " (" + metric.unit().in(language) + ")"));
        filters().forEach(variable -> lines.add(messages.text("xlsx.filter", variable.label()), names(variable)));
        legend().forEach(lines::add);
        lines.add(messages.text("xlsx.source"), operator.name());
        lines.add(
                messages.text("info.contact"),
                "%s, %s, %s".formatted(cube.contact().in(language), operator.email(), operator.phone()));
        lines.add(
                messages.text("table.updated"),
                new Formats(language).dateTime(table.table().updatedAt()));
        lines.add(messages.text("table.next"), publisher.nextPublicationOn().toString());
        lines.add(messages.text("xlsx.licence"), publisher.licence());
        sheet.finish();
    }

    /** All variables, those that the table is not divided by too. */
    private List<Variable> filters() {
        return Variable.of(table.table(), table.language(), Set.of());
    }

    private static String names(Variable variable) {
        return variable.items().stream().map(Variable.Item::label).collect(Collectors.joining("; "));
    }

    /** The marks that stand in this table, with what they mean. */
    private Map<String, String> legend() {
        Map<String, String> legend = new TreeMap<>();
        List<int[]> heads = ArrangedTable.combinations(table.heading());
        for (int[] left : ArrangedTable.combinations(table.stub())) {
            for (int[] head : heads) {
                OpenValue value = table.value(left, head);
                if (!value.isShown()) {
                    legend.put(value.mark(), messages.text(LEGEND.getOrDefault(value.state(), "cell.incomplete")));
                }
            }
        }
        return legend;
    }

    /** Writes one line below the other. */
    private static final class Lines {
        private final Worksheet sheet;
        private int row;

        Lines(Worksheet sheet) {
            this.sheet = sheet;
        }

        void add(String what, String text) {
            sheet.value(row, 0, what);
            sheet.style(row, 0).bold().verticalAlignment("top").set();
            sheet.value(row, 1, text);
            sheet.style(row, 1).wrapText(true).set();
            row++;
        }
    }
}
