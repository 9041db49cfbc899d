package se.statistiktjanst.ingest.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who may send events, as which CloudEvents source and for which services (codes).
 *
 * @param numericIds whether event ids of digits only are taken; such an id can look like a personal identity number
 * @param types the only event types it may send; empty for all
 * @param careProviders the only care providers (HSA-ids) it may report for; empty for all that are connected
 * @param history days of old events that it may import
 * @param proofs how it shows who it is, besides a token
 */
public record Sender(
        String code,
        String name,
        String source,
        List<String> services,
        List<String> types,
        List<String> careProviders,
        boolean numericIds,
        Optional<History> history,
        SenderProofs proofs) {
    public Sender {
        services = List.copyOf(services);
        types = List.copyOf(types);
        careProviders = List.copyOf(careProviders);
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
