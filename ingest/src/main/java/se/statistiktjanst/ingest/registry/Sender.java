package se.statistiktjanst.ingest.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who may send events, as which CloudEvents source and for which services (codes).
 *
 * @param numericIds whether event ids of digits only are taken; such an id can look like a personal identity number
 * @param history days of old events that it may import
 */
public record Sender(
        String code, String name, String source, List<String> services, boolean numericIds, Optional<History> history) {
    public Sender {
        services = List.copyOf(services);
    }

    /** First and last day, both included. */
    public record History(LocalDate first, LocalDate last) {
        public History {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("historicalTo is before historicalFrom");
            }
        }
    }
}
