package se.statistiktjanst.demo.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.ingest.mapping.MappedRow;
import se.statistiktjanst.ingest.mapping.MappedRows;
import se.statistiktjanst.ingest.mapping.Mapping;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;

/** The published test numbers that stand for residents. */
final class TestNumbers {
    private TestNumbers() {}

    /** All 5,000 that a caller may have. */
    static List<String> all() {
        try {
            return Files.readAllLines(Installation.CONFIG.resolve("demo/test-personal-numbers.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LeakScan leaks() {
        return new LeakScan(all());
    }

    /** The caller of each row of the call file, in its order. */
    static List<String> callers() throws IOException {
        EventTypes types = EventTypes.load(Installation.CONFIG);
        Mapping mapping = Mappings.load(Installation.CONFIG, types, Registry.load(Installation.CONFIG))
                .find("calls-2021q1")
                .orElseThrow();
        List<String> callers = new ArrayList<>();
        try (MappedRows rows = MappedRows.open(mapping, Installation.CALLS)) {
            while (rows.hasNext()) {
                MappedRow.Event event = (MappedRow.Event) rows.next();
                callers.add(event.cloudEvent().at("/data/resident").textValue());
            }
        }
        return callers;
    }
}
