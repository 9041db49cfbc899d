package se.statistiktjanst.service.sender;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.quarantine.RefusedBook;
import se.statistiktjanst.ingest.receipt.ReceiptBook;
import se.statistiktjanst.ingest.receipt.SenderAccount;
import se.statistiktjanst.service.page.PageShell;

/** The page of those who run a sender, in a process that takes events and serves staff. */
public final class SenderComponent {
    private SenderComponent() {}

    /**
     * Registers its page.
     *
     * @param collector the pool of the collector's role
     * @param contacts care provider's HSA-id → codes of the senders that its people may see
     */
    public static void register(
            JerseyEnvironment jersey,
            IngestBundle ingest,
            Jdbi collector,
            Map<String, List<String>> contacts,
            PageShell shell,
            Clock clock) {
        SenderView view = new SenderView(
                ingest.registry(),
                new ReceiptBook(collector),
                new RefusedBook(collector),
                new SenderAccount(collector),
                clock);
        jersey.register(
                new SenderPageResource(new SenderContacts(contacts), view, new EventTrial(ingest.collector()), shell));
    }
}
