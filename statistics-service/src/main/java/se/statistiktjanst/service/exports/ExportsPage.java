package se.statistiktjanst.service.exports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * <em>Mina exporter</em>.
 *
 * @param order null where there is nothing to order from, for example without the right to any form
 * @param orderHref where the order form and cancellations (…/{id}/cancel) are posted
 * @param now the server's time, from which the page counts down
 */
public record ExportsPage(@Nullable OrderForm order, List<ExportEntry> exports, String orderHref, Instant now)
        implements PageContent {

    public ExportsPage {
        exports = List.copyOf(exports);
    }

    @Override
    public String template() {
        return "exports.ftlh";
    }

    @Override
    public Section section() {
        return Section.EXPORTS;
    }
}
