package se.statistiktjanst.service.sender;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.receipt.ReceiptBook;
import se.statistiktjanst.ingest.receipt.SenderAccount;
import se.statistiktjanst.ingest.receipt.SenderAccount.Registration;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The page of a sender.
 *
 * @param senders those that the person may see
 * @param registration null when there is none
 * @param open how many refused events wait
 * @param problems the newest of them
 * @param receipts one page of them, newest first
 * @param newestHref the newest receipts, null if they are shown
 * @param olderHref older receipts, null at the end
 * @param tried the text that was tried, empty if none
 * @param fault why the text could not be read at all, empty if it could
 * @param results what would become of each event that was tried
 */
public record SenderPage(
        List<Choice> senders,
        @Nullable Registration registration,
        List<SenderAccount.Day> days,
        long open,
        List<RefusedLine> problems,
        List<ReceiptBook.Entry> receipts,
        @Nullable String newestHref,
        @Nullable String olderHref,
        String tried,
        String fault,
        List<TriedEvent> results)
        implements PageContent {

    public SenderPage {
        senders = List.copyOf(senders);
        days = List.copyOf(days);
        problems = List.copyOf(problems);
        receipts = List.copyOf(receipts);
        results = List.copyOf(results);
    }

    @Override
    public String template() {
        return "sender.ftlh";
    }

    @Override
    public Section section() {
        return Section.SENDER;
    }
}
