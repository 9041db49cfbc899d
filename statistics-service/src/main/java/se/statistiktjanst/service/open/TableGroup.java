package se.statistiktjanst.service.open;

import java.util.List;

/** Tables of one connected service or subject. The id is the anchor on the page. */
public record TableGroup(String id, String label, List<TableEntry> tables) {

    public TableGroup {
        tables = List.copyOf(tables);
    }
}
