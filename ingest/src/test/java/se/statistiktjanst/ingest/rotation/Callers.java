package se.statistiktjanst.ingest.rotation;

import static se.statistiktjanst.ingest.collect.CollectorFixture.OTHER_REGION;
import static se.statistiktjanst.ingest.collect.CollectorFixture.REGION;
import static se.statistiktjanst.ingest.collect.CollectorFixture.UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/** Residents who call two regions, through collectors that stand for processes of their own; counts what was sent. */
final class Callers implements AutoCloseable {
    private static final String OTHER_UNIT = "SE4499100024-2100";
    private static final int PER_BATCH = 60;

    private final List<String> numbers;
    private final List<Collector> collectors = new ArrayList<>();
    private final SenderSession sender;
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private final Collection<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Callers(TestDatabase db, List<String> numbers, List<KeyTree> processes) {
        CollectorFixture fixture = new CollectorFixture(db);
        this.numbers = numbers;
        this.sender = fixture.sender();
        for (KeyTree keys : processes) {
            // Hardly a cache, so that everybody is looked up.
            var settings = new CollectorSettings(4, CollectorSettings.DEFAULT.longestWait(), 16);
            collectors.add(new Collector(
                    db.jdbi(DatabaseRole.COLLECTOR),
                    fixture.registry(),
                    CollectorFixture.eventTypes(),
                    keys,
                    CollectorFixture.CLOCK,
                    settings));
        }
    }

    static void connectTheOtherRegion(Jdbi superuser) {
        superuser.useHandle(handle -> handle.createScript("""
                insert into registry.unit (provider_id, hsa_id, name, kind, from_on, to_on)
                select id, 'SE4499100024-2100', 'Rådgivning', 'call_centre', date '2020-01-01', null::date
                from registry.care_provider where hsa_id = 'SE4499100024-1000';
                insert into registry.connection (provider_id, service_id, from_on)
                select p.id, s.id, '2020-01-01' from registry.care_provider p, registry.service s
                where p.hsa_id = 'SE4499100024-1000';
                """).execute());
    }

    /** Each of them calls both regions once. */
    void sendOnce(List<String> callers) {
        for (int from = 0; from < callers.size(); from += PER_BATCH) {
            send(collectors.get(0), callers.subList(from, Math.min(from + PER_BATCH, callers.size())));
        }
    }

    void sendRefused(int count) {
        List<IncomingEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(IncomingEvent.of(
                    CollectorFixture.callWith(UUID.randomUUID().toString(), data -> data.put("waitSeconds", "long"))));
        }
        collectors.get(0).collect(sender, Transport.HTTP, CollectOptions.NORMAL, events);
    }

    /** Anybody calls, at any time, until {@link #stop}. */
    void start(int count) {
        for (int i = 0; i < count; i++) {
            Collector collector = collectors.get(i % collectors.size());
            Random random = new Random(i);
            Thread thread = new Thread(() -> {
                while (!stopped) {
                    try {
                        List<String> some = random.ints(PER_BATCH / 2, 0, numbers.size())
                                .mapToObj(numbers::get)
                                .toList();
                        send(collector, some);
                    } catch (RuntimeException | Error e) {
                        faults.add(e);
                        return;
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
    }

    private void send(Collector collector, List<String> callers) {
        List<IncomingEvent> events = new ArrayList<>();
        for (String number : callers) {
            events.add(event(REGION, UNIT, number));
            events.add(event(OTHER_REGION, OTHER_UNIT, number));
        }
        Receipt receipt = collector.collect(sender, Transport.HTTP, CollectOptions.NORMAL, events);
        if (receipt.accepted() != events.size()) {
            throw new IllegalStateException("not all were accepted: " + receipt);
        }
        for (String number : callers) {
            sent.merge("2 " + number, 1, Integer::sum);
            sent.merge("3 " + number, 1, Integer::sum);
        }
    }

    private static IncomingEvent event(String region, String unit, String number) {
        return IncomingEvent.of(CollectorFixture.callWith(
                UUID.randomUUID().toString(),
                data -> data.put("careProvider", region).put("unit", unit).put("resident", number)));
    }

    /** What went wrong. */
    Collection<Throwable> faults() {
        return faults;
    }

    /** Gives how often each called whom. */
    Map<String, Integer> stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return sent;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
