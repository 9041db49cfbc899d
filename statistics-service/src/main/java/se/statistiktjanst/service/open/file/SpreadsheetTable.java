package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Messages;

/**
 * A table as an XLSX workbook: the cells as real numbers with as many decimals as the metric has, under a frozen head,
 * and a sheet about the table. A cell without a number has its mark, which that sheet explains.
 */
public record SpreadsheetTable(Naming naming) {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int ROWS_AT_ONCE = 500;
    private static final double STUB_WIDTH = 32;
    private static final double NUMBER_WIDTH = 14;

    public void write(ArrangedTable table, Publisher publisher, OutputStream out) throws IOException {
        Messages messages = Messages.of(table.language());
        // The format asks who made the file as "name" and "digits.digits".
        try (Workbook workbook = new Workbook(out, "statistics-service", "1.0")) {
            workbook.properties().setTitle(table.title());
            cells(table, workbook.newWorksheet(messages.text("xlsx.data")));
            new AboutSheet(table, publisher, messages).write(workbook.newWorksheet(messages.text("xlsx.about")));
        }
    }

    private void cells(ArrangedTable table, Worksheet sheet) throws IOException {
        List<int[]> heads = ArrangedTable.combinations(table.heading());
        int stub = head(table, heads, sheet);
        int row = 1;
        for (int[] left : ArrangedTable.combinations(table.stub())) {
            row(table, left, heads, sheet, row);
            if (row++ % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        }
        sheet.freezePane(stub, 1);
        sheet.finish();
    }

    /** @return how many columns stand to the left of the numbers */
    private int head(ArrangedTable table, List<int[]> heads, Worksheet sheet) {
        int column = 0;
        for (Variable variable : table.stub()) {
            for (String name : naming.columns(variable)) {
                title(sheet, column++, name, STUB_WIDTH);
            }
        }
        int stub = column;
        for (int[] head : heads) {
            String name = naming.joined(table.heading(), head);
            title(sheet, column++, name.isEmpty() ? "value" : name, NUMBER_WIDTH);
        }
        return stub;
    }

    private static void title(Worksheet sheet, int column, String name, double width) {
        sheet.width(column, width);
        sheet.value(0, column, name);
        sheet.style(0, column).bold().set();
    }

    private void row(ArrangedTable table, int[] left, List<int[]> heads, Worksheet sheet, int row) {
        int column = 0;
        for (int i = 0; i < left.length; i++) {
            for (String name : naming.cells(table.stub().get(i).items().get(left[i]))) {
                sheet.value(row, column++, name);
            }
        }
        for (int[] head : heads) {
            cell(sheet, row, column++, table.value(left, head));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, OpenValue value) {
        BigDecimal number = value.value();
        if (number == null) {
            sheet.value(row, column, value.mark());
            sheet.style(row, column).horizontalAlignment("right").set();
            return;
        }
        sheet.value(row, column, number);
        String decimals = number.scale() > 0 ? "." + "0".repeat(number.scale()) : "";
        sheet.style(row, column).format("#,##0" + decimals).set();
    }
}
