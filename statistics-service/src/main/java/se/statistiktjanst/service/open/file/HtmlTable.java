package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.statistiktjanst.service.open.release.OpenValue;

/** A table as an HTML document of its own, for pasting into a page or a spreadsheet. Hidden cells have their mark. */
public record HtmlTable(Naming naming) {

    public void write(ArrangedTable table, Publisher publisher, OutputStream out) throws IOException {
        StringBuilder html = new StringBuilder(1 << 14);
        html.append("<!doctype html>\n<html lang=\"")
                .append(table.language().tag())
                .append("\">\n<head>");
        html.append("<meta charset=\"utf-8\">");
        element(html, "title", table.title());
        html.append("</head>\n<body>\n<table>\n");
        element(html, "caption", table.title());
        List<int[]> heads = ArrangedTable.combinations(table.heading());
        head(html, table, heads);
        html.append("<tbody>\n");
        for (int[] left : ArrangedTable.combinations(table.stub())) {
            row(html, table, left, heads);
        }
        html.append("</tbody>\n</table>\n");
        table.table().cube().notes().forEach(note -> element(html, "p", note.in(table.language())));
        TableRemarks.of(table.table(), table.language()).forEach(remark -> element(html, "p", remark));
        element(html, "p", publisher.operator().name());
        html.append("</body>\n</html>\n");
        out.write(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void head(StringBuilder html, ArrangedTable table, List<int[]> heads) {
        html.append("<thead>\n<tr>");
        for (Variable variable : table.stub()) {
            naming.columns(variable).forEach(name -> element(html, "th", " scope=\"col\"", name));
        }
        for (int[] head : heads) {
            String name = naming.joined(table.heading(), head);
            element(html, "th", " scope=\"col\"", name);
        }
        html.append("</tr>\n</thead>\n");
    }

    private void row(StringBuilder html, ArrangedTable table, int[] left, List<int[]> heads) {
        html.append("<tr>");
        for (int i = 0; i < left.length; i++) {
            naming.cells(table.stub().get(i).items().get(left[i]))
                    .forEach(name -> element(html, "th", " scope=\"row\"", name));
        }
        for (int[] head : heads) {
            OpenValue value = table.value(left, head);
            element(
                    html,
                    "td",
                    value.value() == null ? value.mark() : value.value().toPlainString());
        }
        html.append("</tr>\n");
    }

    private static void element(StringBuilder html, String name, String text) {
        element(html, name, "", text);
    }

    private static void element(StringBuilder html, String name, String attributes, String text) {
        html.append('<').append(name).append(attributes).append('>');
        html.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        html.append("</").append(name).append('>');
    }
}
