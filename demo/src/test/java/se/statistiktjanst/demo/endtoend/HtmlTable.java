package se.statistiktjanst.demo.endtoend;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The figures of a page, as a reader sees them. */
final class HtmlTable {
    private static final Pattern ROW = Pattern.compile("<tr[ >].*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td[ >](.*?)</td>", Pattern.DOTALL);
    private static final Pattern ROW_START = Pattern.compile("<tr>");

    private HtmlTable() {}

    /** The cells of each row of all tables, without those that are headings, numbers as {@code 1234.5}. */
    static List<List<String>> rows(String page) {
        return ROW.matcher(ROW_START.matcher(page).replaceAll("<tr >"))
                .results()
                .map(MatchResult::group)
                .map(HtmlTable::cells)
                .filter(cells -> !cells.isEmpty())
                .toList();
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row.replace("<td>", "<td >"))
                .results()
                .map(cell -> plain(cell.group(1)))
                .toList();
    }

    private static String plain(String html) {
        return html.replaceFirst("^[^<]*>", "")
                .replaceAll("<[^>]*>", "")
                .replace("\u00a0", "")
                .replace("&nbsp;", "")
                .replace(',', '.')
                .replace('−', '-')
                .strip();
    }
}
