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
 * @param approvals orders of others that wait for the viewer's approval
 * @param mayApprove whether the viewer is one who approves
 * @param orderHref where the order form and cancellations (…/{id}/cancel) and approvals
 *     (…/{id}/approve) are posted
 * @param now the server's time, from which the page counts down
 */
public record ExportsPage(
        @Nullable OrderForm order,
        List<ApprovalEntry> approvals,
        boolean mayApprove,
        List<ExportEntry> exports,
        String orderHref,
        Instant now)
        implements PageContent {

    public ExportsPage {
        approvals = List.copyOf(approvals);
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
