package se.statistiktjanst.ingest.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/**
 * Sends refused events through the collector again, mended by a rule. Only those that would be taken are sent, so that
 * one that is still wrong stays the one entry it is. Their age is judged by when they first came.
 */
public final class Replay {
    private static final int AT_ONCE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private record Mended(SealedEvents.Opened from, ObjectNode event) {}

    private final Collector collector;
    private final Jdbi pool;
    private final SealedEvents sealed;

    /**
     * Takes both pools.
     *
     * @param pool of the collector's role
     * @param counter of the counter's role, which reads payloads
     */
    public Replay(Collector collector, Jdbi pool, Jdbi counter, KeyTree keys) {
        this.collector = collector;
        this.pool = pool;
        this.sealed = new SealedEvents(counter, new PayloadCipher(keys));
    }

    /** What a replay with a rule would change at this moment; stores nothing. */
    public ReplayAnswer dryRun(SenderSession sender, MendingRule.Saved rule) {
        return run(sender, rule, true);
    }

    /** Replays with a rule. */
    public ReplayAnswer run(SenderSession sender, MendingRule.Saved rule) {
        ReplayAnswer answer = run(sender, rule, false);
        pool.useExtension(
                RefusedDao.class,
                dao -> dao.markRuleReplayed(
                        (short) sender.senderId(), rule.rule(), answer.accepted() + answer.duplicates()));
        return answer;
    }

    private ReplayAnswer run(SenderSession sender, MendingRule.Saved rule, boolean dry) {
        ReplayAnswer.Tally tally = new ReplayAnswer.Tally();
        long after = 0;
        List<SealedEvents.Opened> some;
        do {
            some = sealed.open(sender, rule.reason(), rule.pointer(), after, AT_ONCE);
            tally.read(some.size());
            if (!some.isEmpty()) {
                after = some.get(some.size() - 1).id();
                replay(sender, rule, some, dry, tally);
            }
        } while (some.size() == AT_ONCE);
        return tally.answer(rule.rule(), dry);
    }

    private void replay(
            SenderSession sender,
            MendingRule.Saved rule,
            List<SealedEvents.Opened> some,
            boolean dry,
            ReplayAnswer.Tally tally) {
        List<Mended> mended = new ArrayList<>();
        for (SealedEvents.Opened opened : some) {
            ObjectNode event = mend(opened.payload(), rule);
            if (event != null) {
                mended.add(new Mended(opened, event));
            }
        }
        for (boolean historical : new boolean[] {false, true}) {
            List<Mended> alike = mended.stream()
                    .filter(one -> one.from().historical() == historical)
                    .toList();
            if (!alike.isEmpty()) {
                replayAlike(sender, alike, dry, tally);
            }
        }
    }

    private void replayAlike(SenderSession sender, List<Mended> alike, boolean dry, ReplayAnswer.Tally tally) {
        SealedEvents.Opened first = alike.get(0).from();
        CollectOptions options = CollectOptions.replay(first.historical(), first.receivedAt());
        Receipt would = collector.validate(sender, Transport.HTTP, options, incoming(alike));
        List<Mended> good = new ArrayList<>();
        for (IngestResult result : would.results()) {
            Mended one = alike.get(result.index());
            if (!dry && isTaken(result)) {
                good.add(one);
            } else {
                tally.add(one.from().problem(), one.event(), result);
            }
        }
        if (!good.isEmpty()) {
            send(sender, options, good, tally);
        }
    }

    private void send(SenderSession sender, CollectOptions options, List<Mended> good, ReplayAnswer.Tally tally) {
        Receipt receipt = collector.collect(sender, Transport.HTTP, options, incoming(good));
        List<String> taken = new ArrayList<>();
        IntStream.range(0, good.size()).forEach(i -> {
            IngestResult result = receipt.results().get(i);
            Mended one = good.get(i);
            tally.add(one.from().problem(), one.event(), result);
            if (isTaken(result)) {
                taken.add(one.from().problem());
            }
        });
        tally.receipt(receipt.id());
        pool.useExtension(
                RefusedDao.class, dao -> dao.markReplayed((short) sender.senderId(), taken.toArray(String[]::new)));
    }

    private static boolean isTaken(IngestResult result) {
        return result instanceof IngestResult.Accepted || result instanceof IngestResult.Duplicate;
    }

    private static List<IncomingEvent> incoming(List<Mended> mended) {
        return mended.stream()
                .map(one -> IncomingEvent.of(one.event().deepCopy()))
                .toList();
    }

    /** The event with the rule's value in place; null if the rule says nothing of it. */
    private static @Nullable ObjectNode mend(byte[] payload, MendingRule.Saved rule) {
        try {
            JsonNode event = JSON.readTree(payload);
            String name = rule.pointer().substring(rule.pointer().lastIndexOf('/') + 1);
            if (event instanceof ObjectNode object
                    && object.get("data") instanceof ObjectNode data
                    && rule.from().equals(data.path(name).textValue())) {
                data.put(name, rule.to());
                return object;
            }
            return null;
        } catch (IOException e) {
            // It is no JSON, and no rule makes it so.
            return null;
        }
    }
}
