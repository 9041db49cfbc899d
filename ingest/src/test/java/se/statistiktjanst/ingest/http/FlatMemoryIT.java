package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.EventFeed;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The largest body that is taken, through reader and collector, with a look at the heap when all of it is read. */
class FlatMemoryIT {
    private static final int EVENTS = 10_000;
    private static final long MIB = 1 << 20;

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static Collector collector;

    @BeforeAll
    static void registry() {
        CollectorFixture fixture = new CollectorFixture(db);
        fixture.fillRegistry();
        collector = fixture.collector();
    }

    @Test
    void linesAreHeldInLittleMoreThanTheirBytes() throws Exception {
        EventFeed events = new EventReader(EventLimits.DEFAULT).lines(body("", "\n", ""));
        assertHeldInLessThan(30 * MIB, events);
    }

    @Test
    void anArrayIsHeldInLittleMoreThanItsBytes() throws Exception {
        EventFeed events = new EventReader(EventLimits.DEFAULT).json(body("[", ",", "]"));
        assertHeldInLessThan(30 * MIB, events);
    }

    private static void assertHeldInLessThan(long most, EventFeed events) throws Exception {
        long before = usedHeap();
        AtomicLong held = new AtomicLong();
        EventFeed watched = () -> {
            IncomingEvent next = events.next();
            if (next == null) {
                held.set(usedHeap() - before);
            }
            return next;
        };
        Receipt receipt =
                collector.validate(new CollectorFixture(db).sender(), Transport.HTTP, CollectOptions.NORMAL, watched);
        assertThat(receipt.accepted()).isEqualTo(EVENTS);
        // 57 MiB when their trees of JSON were held as well.
        assertThat(held.get()).isBetween(15 * MIB, most);
    }

    /** 15 MiB, there before the heap is looked at for the first time. */
    private static InputStream body(String start, String between, String end) {
        String text =
                IntStream.range(0, EVENTS).mapToObj(i -> event()).collect(Collectors.joining(between, start, end));
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String event() {
        ObjectNode event = CollectorFixture.call(UUID.randomUUID().toString());
        return event.put("padding", "x".repeat(1_000)).toString();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
