package se.statistiktjanst.demo.endtoend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook, as another library reads it: texts, and numbers as they are written. */
record Workbook(List<List<String>> rows) {
    static Workbook read(byte[] file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : workbook.getFirstSheet().read()) {
                List<String> cells = new ArrayList<>();
                for (var cell : row) {
                    cells.add(
                            cell == null
                                    ? ""
                                    : cell.getType() == CellType.NUMBER
                                            ? cell.asNumber()
                                                    .stripTrailingZeros()
                                                    .toPlainString()
                                            : cell.getText());
                }
                rows.add(cells);
            }
        }
        return new Workbook(rows);
    }

    /** What stands to the right of so many columns, under the head, row by row. */
    List<String> figures(int stubColumns) {
        return rows.stream()
                .skip(1)
                .flatMap(row -> row.subList(stubColumns, row.size()).stream())
                .toList();
    }
}
