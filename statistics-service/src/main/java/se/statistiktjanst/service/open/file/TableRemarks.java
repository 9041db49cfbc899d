package se.statistiktjanst.service.open.file;

import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;

/** What a reader must know of the chosen periods besides the notes of the table. */
public final class TableRemarks {
    private TableRemarks() {}

    /** For each chosen period with services that are held back, which; then whether any number has been revised. */
    public static List<String> of(OpenTable table, Language language) {
        Messages messages = Messages.of(language);
        List<String> remarks = new ArrayList<>();
        table.releases().stream()
                .filter(release -> table.periods().contains(release.period()))
                .filter(release -> !release.heldBackSv().isEmpty())
                .forEach(release -> remarks.add(messages.text(
                        "table.heldBack",
                        PeriodNames.full(release.period(), language),
                        String.join(", ", release.heldBack(language)))));
        boolean revised = table.values().values().stream().flatMap(List::stream).anyMatch(OpenValue::isRevised);
        if (revised) {
            remarks.add(messages.text("table.revised"));
        }
        return remarks;
    }
}
