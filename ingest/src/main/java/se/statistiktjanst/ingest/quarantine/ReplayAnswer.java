package se.statistiktjanst.ingest.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IngestResult;

/**
 * What a replay changes, or would change.
 *
 * @param dryRun whether nothing was stored
 * @param read open events for the rule's reason and place
 * @param matched those of them that hold the rule's value
 * @param receipts receipts of what was taken; empty for a dry run
 * @param changes accepted events by type and day of the event (UTC)
 * @param refused those that are still wrong and stay in quarantine; the first {@value #MOST_LISTED}
 */
public record ReplayAnswer(
        String rule,
        boolean dryRun,
        long read,
        long matched,
        long accepted,
        long duplicates,
        long conflicts,
        long stillRefused,
        List<String> receipts,
        List<Change> changes,
        List<StillRefused> refused) {
    private static final int MOST_LISTED = 1000;

    /** Events that are added to a day. */
    public record Change(String type, String day, long events) {}

    /** One that is still wrong, and why. */
    public record StillRefused(String problem, String pointer, String reason) {}

    /** Adds up while a replay runs. */
    static final class Tally {
        private static final int DAY_LENGTH = 10;

        private long read;
        private long accepted;
        private long duplicates;
        private long conflicts;
        private long stillRefused;
        private final List<String> receipts = new ArrayList<>();
        private final Map<List<String>, Long> changes = new TreeMap<>(
                java.util.Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        private final List<StillRefused> refused = new ArrayList<>();

        void read(int count) {
            read += count;
        }

        void receipt(@Nullable String receipt) {
            if (receipt != null) {
                receipts.add(receipt);
            }
        }

        void add(String problem, ObjectNode event, IngestResult result) {
            if (result instanceof IngestResult.Accepted) {
                accepted++;
                changes.merge(List.of(event.path("type").asText(), day(event)), 1L, Long::sum);
            } else if (result instanceof IngestResult.Duplicate) {
                duplicates++;
            } else if (result instanceof IngestResult.Conflict) {
                conflicts++;
                list(new StillRefused(problem, "", "conflict"));
            } else if (result instanceof IngestResult.Rejected rejected) {
                stillRefused++;
                Fault fault = rejected.faults().get(0);
                list(new StillRefused(problem, fault.pointer(), fault.reason().code()));
            }
        }

        private void list(StillRefused one) {
            if (refused.size() < MOST_LISTED) {
                refused.add(one);
            }
        }

        private static String day(ObjectNode event) {
            return java.time.OffsetDateTime.parse(event.path("time").asText())
                    .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                    .toString()
                    .substring(0, DAY_LENGTH);
        }

        ReplayAnswer answer(String rule, boolean dryRun) {
            return new ReplayAnswer(
                    rule,
                    dryRun,
                    read,
                    accepted + duplicates + conflicts + stillRefused,
                    accepted,
                    duplicates,
                    conflicts,
                    stillRefused,
                    List.copyOf(receipts),
                    changes.entrySet().stream()
                            .map(entry -> new Change(
                                    entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                            .toList(),
                    List.copyOf(refused));
        }
    }
}
