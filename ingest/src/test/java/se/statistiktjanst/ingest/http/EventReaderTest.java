package se.statistiktjanst.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.ingest.collect.EventFeed;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.platform.problem.ProblemException;

class EventReaderTest {
    private final EventReader reader = new EventReader(new EventLimits(3, 1 << 20));

    @Test
    void givesEachLineAsItWasSent() throws IOException {
        assertThat(all(reader.lines(body("{\"id\" : \"å\"}\r\n\n{\"id\":2}\n \n"))))
                .containsExactly("{\"id\":\"å\"}", "{\"id\":2}", " ");
    }

    @Test
    void aLineWithMoreThanOneEventIsOneRefusedEvent() throws IOException {
        assertThat(all(reader.lines(body("{\"id\":1} {\"id\":2}\n{\"id\":3}"))))
                .containsExactly("{\"id\":1} {\"id\":2}", "{\"id\":3}");
    }

    @Test
    void aLineMayBeLongerThanAnyBuffer() throws IOException {
        String longLine = "{\"id\":\"" + "ö".repeat(90_000) + "\"}";
        assertThat(all(reader.lines(body("{\"id\":1}\n" + longLine + "\n" + longLine))))
                .containsExactly("{\"id\":1}", longLine, longLine);
    }

    @Test
    void givesTheEventsOfAnArrayAsTheyWereSent() throws IOException {
        assertThat(all(reader.json(body(" [ {\"a\" : [1, {\"b\":2.50}]} ,\n{\"ö\":\"\\u00e5\"},  17 ] "))))
                .containsExactly("{\"a\":[1,{\"b\":2.5}]}", "{\"ö\":\"å\"}", "17");
    }

    @Test
    void aByteOrderMarkShiftsNothing() throws IOException {
        assertThat(all(reader.json(body("\uFEFF[{\"id\":1},{\"id\":2}]")))).containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void anEventBeyondTheLimitEndsTheRequest() throws IOException {
        EventFeed feed = reader.lines(body("{}\n{}\n{}\n{}\n"));
        for (int i = 0; i < 3; i++) {
            assertThat(feed.next()).isNotNull();
        }
        assertThatThrownBy(feed::next).isInstanceOf(ProblemException.class).hasMessageContaining("at most 3 events");
    }

    @Test
    void aBodyWithoutEventsIsRefused() throws IOException {
        for (EventFeed empty : List.of(reader.lines(body("\n\r\n")), reader.json(body("[]")))) {
            assertThatThrownBy(empty::next).isInstanceOf(ProblemException.class).hasMessageContaining("no event");
        }
    }

    @Test
    void aNameThatStandsTwiceIsRefusedAtAnyDepth() throws IOException {
        for (String twice : List.of(
                "{\"a\":1,\"a\":1}", "{\"b\":{\"a\":1,\"c\":{},\"a\":{}}}", "{\"b\":[{\"a\":[],\"\\u0061\":2}]}")) {
            EventFeed array = reader.json(body("[{\"a\":1}," + twice + "]"));
            assertThat(array.next()).isNotNull();
            assertThatThrownBy(array::next).isInstanceOf(ProblemException.class).hasMessageContaining("line 1, column");
            EventFeed lines = reader.lines(body(twice + "\n{\"a\":1}"));
            assertThat(all(lines)).containsExactly(twice, "{\"a\":1}");
        }
    }

    @Test
    void whatIsTooDeepIsRefusedBeforeItIsRead() throws IOException {
        EventFeed array = reader.json(body("[{\"a\":" + "[".repeat(100_000)));
        assertThatThrownBy(array::next).isInstanceOf(ProblemException.class).hasMessageContaining("too deep");
        assertThat(all(reader.lines(body("{\"a\":" + "[".repeat(100_000) + "\n{\"id\":1}"))))
                .hasSize(2)
                .contains("{\"id\":1}");
    }

    private static List<String> all(EventFeed feed) throws IOException {
        List<String> events = new ArrayList<>();
        for (IncomingEvent event = feed.next(); event != null; event = feed.next()) {
            events.add(new String(event.payload(), UTF_8));
        }
        return events;
    }

    /** A body that comes a few bytes at a time. */
    private static InputStream body(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
    }
}
