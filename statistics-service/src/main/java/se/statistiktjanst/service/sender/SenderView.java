package se.statistiktjanst.service.sender;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.quarantine.RefusedBook;
import se.statistiktjanst.ingest.quarantine.RefusedEvent;
import se.statistiktjanst.ingest.quarantine.RefusedPage;
import se.statistiktjanst.ingest.receipt.ReceiptBook;
import se.statistiktjanst.ingest.receipt.SenderAccount;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Messages;

/** Puts a sender's account on the page. */
final class SenderView {
    private static final int DAYS = 14;
    private static final int PROBLEMS = 50;
    private static final int RECEIPTS = 20;

    private final RegistryView registry;
    private final ReceiptBook receipts;
    private final RefusedBook refused;
    private final SenderAccount accounts;
    private final Clock clock;

    SenderView(RegistryView registry, ReceiptBook receipts, RefusedBook refused, SenderAccount accounts, Clock clock) {
        this.registry = registry;
        this.receipts = receipts;
        this.refused = refused;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * One of the senders that somebody may see: the chosen one, else the first.
     *
     * @throws ProblemException NOT_FOUND if the chosen one is none of them
     */
    Optional<SenderSession> choose(List<String> allowed, @Nullable String chosen) {
        if (chosen != null && !allowed.contains(chosen)) {
            throw ProblemException.notFound();
        }
        String code = chosen != null ? chosen : allowed.stream().findFirst().orElse(null);
        return code == null ? Optional.empty() : registry.senderByCode(code);
    }

    SenderPage page(
            String address,
            List<String> allowed,
            Optional<SenderSession> sender,
            @Nullable String after,
            String tried,
            EventTrial.Outcome outcome,
            Messages messages) {
        if (sender.isEmpty()) {
            return new SenderPage(
                    List.of(), null, List.of(), 0, List.of(), List.of(), null, null, tried, "", List.of());
        }
        SenderSession one = sender.get();
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ReceiptBook.Page page = receipts.list(one, null, after, RECEIPTS).orElseThrow(ProblemException::notFound);
        RefusedPage problems = refused.list(one, "open", null, null, PROBLEMS).orElseThrow();
        String base = address + "?sender=" + one.code();
        return new SenderPage(
                choices(allowed, one),
                accounts.registration(one.code()).orElse(null),
                accounts.days(one.code(), today.minusDays(DAYS - 1L), today),
                problems.open(),
                problems.problems().stream()
                        .map(problem -> line(problem, messages))
                        .toList(),
                page.receipts(),
                after == null ? null : base + "#receipts",
                page.next() == null ? null : base + "&after=" + page.next() + "#receipts",
                tried,
                outcome.fault(),
                outcome.events());
    }

    private List<Choice> choices(List<String> allowed, SenderSession chosen) {
        return allowed.stream()
                .flatMap(code -> accounts.registration(code).stream())
                .map(sender ->
                        new Choice(sender.code(), sender.name(), sender.code().equals(chosen.code())))
                .toList();
    }

    private static RefusedLine line(RefusedEvent event, Messages messages) {
        return new RefusedLine(
                event.receivedAt(),
                messages.text(RefusalText.of(event.reason())),
                event.pointer().isEmpty() ? messages.text("sender.try.whole") : event.pointer(),
                Objects.requireNonNullElse(event.id(), "–"),
                Objects.requireNonNullElse(event.type(), "–"),
                event.time(),
                Objects.requireNonNullElse(event.expiresOn(), "–"));
    }
}
