package se.statistiktjanst.ingest.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events of one call, checked, on their way to becoming results. */
final class Batch {
    private final SenderSession sender;
    private final Transport transport;
    private final CollectOptions options;
    private final List<IncomingEvent> incoming = new ArrayList<>();
    private final List<CheckedEvent> valid = new ArrayList<>();
    private @Nullable IngestResult[] results = {};
    private final List<@Nullable Outline> outlines = new ArrayList<>();
    private final Map<UUID, CorrectionPlan> plans = new HashMap<>();

    Batch(SenderSession sender, Transport transport, CollectOptions options) {
        this.sender = sender;
        this.transport = transport;
        this.options = options;
    }

    /** Checks all events, one after the other as they are read; those that fail are rejected. */
    void check(EventFeed events, EventCheck check) throws IOException {
        List<@Nullable IngestResult> checked = new ArrayList<>();
        for (IncomingEvent next = events.next(); next != null; next = events.next()) {
            int index = checked.size();
            Faults faults = new Faults();
            CheckedEvent event = check.check(index, next, faults);
            Outline outline = null;
            if (event != null) {
                valid.add(event);
                checked.add(null);
            } else {
                String id = check.repeatableId(next);
                checked.add(new IngestResult.Rejected(index, id, faults.list()));
                outline = check.outline(next, id);
            }
            outlines.add(outline);
            incoming.add(next.checked());
        }
        results = checked.toArray(IngestResult[]::new);
    }

    /** The first event with each id, in the order of the ids. */
    List<CheckedEvent> firsts() {
        List<CheckedEvent> sorted = new ArrayList<>(valid);
        // Those with the same id keep the order in which they came.
        sorted.sort(KeyTable.ORDER);
        List<CheckedEvent> firsts = new ArrayList<>(sorted.size());
        for (CheckedEvent event : sorted) {
            if (firsts.isEmpty()
                    || !event.id().equals(firsts.get(firsts.size() - 1).id())) {
                firsts.add(event);
            }
        }
        return firsts;
    }

    /**
     * Says of each valid event whether it is new, a duplicate or a conflict, and gives the new ones.
     *
     * @param firsts what {@link #firsts} gave
     * @param stored what was stored before under the ids that were taken
     */
    List<CheckedEvent> decide(List<CheckedEvent> firsts, Map<UUID, KeyTable.Stored> stored, Digests digests) {
        if (stored.isEmpty() && firsts.size() == valid.size()) {
            valid.forEach(event -> results[event.index()] = new IngestResult.Accepted(event.index(), event.idText()));
            return List.copyOf(valid);
        }
        List<CheckedEvent> accepted = new ArrayList<>();
        Map<UUID, KeyTable.Stored> known = new HashMap<>(stored);
        for (CheckedEvent event : valid) {
            KeyTable.Stored before = known.get(event.id());
            if (before == null) {
                known.put(event.id(), new KeyTable.Stored(event.digest(), digests.version()));
                accepted.add(event);
                results[event.index()] = new IngestResult.Accepted(event.index(), event.idText());
            } else if (digests.isSame(event, before)) {
                results[event.index()] = new IngestResult.Duplicate(event.index(), event.idText());
            } else {
                results[event.index()] = new IngestResult.Conflict(event.index(), event.idText());
            }
        }
        return accepted;
    }

    /** Refuses an event that was valid by itself. */
    void reject(CheckedEvent event, Fault fault) {
        valid.remove(event);
        results[event.index()] = new IngestResult.Rejected(event.index(), event.idText(), List.of(fault));
        outlines.set(event.index(), Outline.of(event));
    }

    /** Says what a correction corrects, by the id of the correction. */
    void plan(UUID correction, CorrectionPlan plan) {
        plans.put(correction, plan);
    }

    boolean isPlanned(UUID correction) {
        return plans.containsKey(correction);
    }

    @Nullable
    CorrectionPlan planOf(CheckedEvent event) {
        return event.isCorrection() ? plans.get(event.id()) : null;
    }

    /** The events that become facts: a correction is none itself, but what it puts in place is. */
    List<CheckedEvent> facts(List<CheckedEvent> events) {
        List<CheckedEvent> facts = new ArrayList<>(events.size());
        for (CheckedEvent event : events) {
            Correction correction = event.correction();
            CheckedEvent replacement = correction == null ? null : correction.replacement();
            if (correction == null) {
                facts.add(event);
            } else if (replacement != null) {
                CorrectionPlan plan = plans.get(event.id());
                facts.add(plan == null ? replacement : replacement.withFactKey(plan.newFactKey()));
            }
        }
        return facts;
    }

    /** Whether an event cannot be taken. Before {@link #decide} only those with faults are known. */
    boolean hasFailures() {
        for (IngestResult result : results) {
            if (result instanceof IngestResult.Rejected || result instanceof IngestResult.Conflict) {
                return true;
            }
        }
        return false;
    }

    /** The answer to a strict batch with a failure: those without a fault of their own are refused with the others. */
    Receipt refusedAsWhole() {
        for (CheckedEvent event : valid) {
            if (!(results[event.index()] instanceof IngestResult.Conflict)) {
                results[event.index()] = new IngestResult.Rejected(
                        event.index(),
                        event.idText(),
                        List.of(new Fault(
                                Reason.BATCH_REFUSED,
                                "",
                                "nothing was stored because another event of the batch was refused")));
            }
        }
        return receipt(null);
    }

    Receipt receipt(@Nullable String publicId) {
        List<IngestResult> all = new ArrayList<>(results.length);
        int late = 0;
        for (IngestResult result : results) {
            if (result != null) {
                all.add(result);
            }
        }
        for (CheckedEvent event : valid) {
            if (event.late() && results[event.index()] instanceof IngestResult.Accepted) {
                late++;
            }
        }
        return Receipt.of(publicId, late, options.historical(), all);
    }

    /** What goes to quarantine: the rejected and the conflicts. */
    List<Quarantine.Refused> refused() {
        List<Quarantine.Refused> refused = new ArrayList<>();
        Map<Integer, CheckedEvent> byIndex = new HashMap<>();
        valid.forEach(event -> byIndex.put(event.index(), event));
        for (IngestResult result : results) {
            if (result instanceof IngestResult.Rejected rejected) {
                refused.add(refused(rejected.index(), rejected.faults().get(0), byIndex.get(rejected.index())));
            } else if (result instanceof IngestResult.Conflict conflict) {
                refused.add(refused(
                        conflict.index(),
                        new Fault(Reason.CONFLICT, "", "the id was used before with other content"),
                        byIndex.get(conflict.index())));
            }
        }
        return refused;
    }

    private Quarantine.Refused refused(int index, Fault fault, @Nullable CheckedEvent checked) {
        IncomingEvent event = incoming.get(index);
        Outline outline = checked == null ? outlines.get(index) : Outline.of(checked);
        return new Quarantine.Refused(
                event.payload(), fault, Objects.requireNonNull(outline, "outline"), event.rowNumber());
    }

    SenderSession sender() {
        return sender;
    }

    Transport transport() {
        return transport;
    }

    CollectOptions options() {
        return options;
    }

    List<CheckedEvent> valid() {
        return valid;
    }
}
