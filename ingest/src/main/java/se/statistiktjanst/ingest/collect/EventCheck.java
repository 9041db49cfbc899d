package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks the events of one batch: envelope, time, fields, and what the registry says of them on the day of the event. */
final class EventCheck {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(400);
    private static final Duration LATE = Duration.ofDays(1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final SenderSession sender;
    private final CollectOptions options;
    private final RegistrySnapshot registry;
    private final Map<String, DataFields> types;
    private final IdHash hashes;
    private final Digests digests;
    private final Instant now;
    private final EnvelopeCheck envelopes;
    private final SeenTexts seen = new SeenTexts();
    private final LocalHour.Clock hours = new LocalHour.Clock();

    EventCheck(
            SenderSession sender,
            CollectOptions options,
            RegistrySnapshot registry,
            Map<String, DataFields> types,
            Digests digests,
            Instant now) {
        this.sender = sender;
        this.options = options;
        this.registry = registry;
        this.types = types;
        this.hashes = new IdHash(sender.source());
        this.digests = digests;
        this.now = now;
        this.envelopes = new EnvelopeCheck(sender, registry, types);
    }

    /** The event, or null when something is wrong with it, which then stands among the faults. */
    @Nullable
    CheckedEvent check(int index, IncomingEvent incoming, Faults faults) {
        ObjectNode json = incoming.json();
        if (incoming.fault() != null || json == null) {
            faults.add(incoming.fault() != null ? incoming.fault() : notAnObject());
            return null;
        }
        EnvelopeCheck.Envelope envelope = envelopes.read(json, faults);
        if (envelope == null) {
            return null;
        }
        if (envelope.type().isCorrection()) {
            return correction(index, envelope, faults);
        }
        LocalHour local = hours.of(envelope.at());
        checkTime(envelope.at(), local.day(), faults);
        DataValues values = new DataValues(envelope.type().name(), envelope.at(), local.day());
        DataCheck.read(envelope, values, seen, faults);
        Place place = faults.isEmpty() ? PlaceCheck.read(registry, sender, values, faults) : null;
        return place == null ? null : checked(index, envelope, local, values, place);
    }

    @Nullable
    String repeatableId(IncomingEvent incoming) {
        return envelopes.repeatableId(incoming.json());
    }

    /** What could be read of an event that was refused. */
    Outline outline(IncomingEvent incoming, @Nullable String repeatableId) {
        return Outline.of(incoming.json(), repeatableId, sender, registry, types);
    }

    private CheckedEvent checked(
            int index, EnvelopeCheck.Envelope envelope, LocalHour local, DataValues values, Place place) {
        byte[] canonical = values.canonical();
        UUID id = EventId.of(sender.source(), envelope.id());
        return new CheckedEvent(
                index,
                envelope.id(),
                id,
                envelope.type().typeId(),
                envelope.at(),
                local.day(),
                local.hour(),
                !options.historical() && Duration.between(envelope.at(), now).compareTo(LATE) > 0,
                place.providerId(),
                place.unitId(),
                place.serviceId(),
                values.resident(),
                values.staff(),
                values.columns(),
                values.extra(),
                canonical,
                digests.content(canonical),
                hashes.of(envelope.id(), id),
                null);
    }

    private @Nullable CheckedEvent correction(int index, EnvelopeCheck.Envelope envelope, Faults faults) {
        LocalHour local = hours.of(envelope.at());
        checkTime(envelope.at(), local.day(), faults);
        CorrectionCheck.Checked checked = new CorrectionCheck(sender, this).read(index, envelope, faults);
        if (checked == null || !faults.isEmpty()) {
            return null;
        }
        UUID id = EventId.of(sender.source(), envelope.id());
        return new CheckedEvent(
                index,
                envelope.id(),
                id,
                envelope.type().typeId(),
                envelope.at(),
                local.day(),
                local.hour(),
                false,
                0,
                null,
                0,
                null,
                null,
                new Object[FactColumn.ALL.length],
                null,
                checked.canonical(),
                digests.content(checked.canonical()),
                hashes.of(envelope.id(), id),
                checked.correction());
    }

    private void checkTime(Instant at, LocalDate day, Faults faults) {
        if (at.isAfter(now.plus(AHEAD))) {
            faults.add(
                    Reason.TIME_IN_FUTURE,
                    "/time",
                    "is more than five minutes ahead of our clock; check the sender's clock and time zone");
        } else if (day.isBefore(FIRST_DAY)
                || (at.isBefore(options.receivedAt(now).minus(OLDEST)) && !isHistoryWeTake(day))) {
            faults.add(
                    Reason.TIME_TOO_OLD,
                    "/time",
                    "is more than 400 days ago; older events come by a historical import, within the dates that the"
                            + " sender is registered for");
        }
    }

    private boolean isHistoryWeTake(LocalDate day) {
        return options.historical() && sender.mayBringHistoryOf(day);
    }

    private static Fault notAnObject() {
        return new Fault(Reason.MALFORMED_JSON, "", "must be a JSON object");
    }
}
