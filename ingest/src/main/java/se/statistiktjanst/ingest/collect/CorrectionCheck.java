package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.CorrectionType;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;

/** Checks the data of a correction; what it puts in place passes the same checks as any event. */
final class CorrectionCheck {
    private static final String REPLACE = "replace";
    private static final String WITHDRAW = "withdraw";
    private static final String REPLACEMENT = "replacement";
    private static final Set<String> MEMBERS = Set.of("action", "source", "id", REPLACEMENT);
    private static final Set<String> REPLACEMENT_MEMBERS = Set.of("type", "time", "data");

    private final SenderSession sender;
    private final EventCheck events;

    CorrectionCheck(SenderSession sender, EventCheck events) {
        this.sender = sender;
        this.events = events;
    }

    /** A correction, and the content that two spellings of it share. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Checked(Correction correction, byte[] canonical) {}

    /** The correction; null if something is wrong with it, which then stands among the faults. */
    @Nullable
    Checked read(int index, EnvelopeCheck.Envelope envelope, Faults faults) {
        ObjectNode data = envelope.data();
        refuseUnknown(data, MEMBERS, "/data", faults);
        String action = action(data, faults);
        String id = eventId(data, faults);
        if (action == null || id == null || !faults.isEmpty()) {
            return null;
        }
        CheckedEvent replacement = null;
        if (action.equals(REPLACE)) {
            replacement = replacement(index, id, data.path(REPLACEMENT), faults);
        } else if (data.has(REPLACEMENT)) {
            faults.add(Reason.UNKNOWN_FIELD, "/data/replacement", "stands only where action is replace");
        }
        if (!faults.isEmpty()) {
            return null;
        }
        java.util.UUID key = EventId.of(sender.source(), id);
        Correction correction = new Correction(id, key, new IdHash(sender.source()).of(id, key), replacement);
        return new Checked(correction, canonical(envelope, action, correction));
    }

    private static @Nullable String action(ObjectNode data, Faults faults) {
        String action = data.path("action").textValue();
        if (WITHDRAW.equals(action) || REPLACE.equals(action)) {
            return action;
        }
        faults.add(
                data.has("action") ? Reason.INVALID_FIELD : Reason.MISSING_FIELD,
                "/data/action",
                "must be withdraw or replace");
        return null;
    }

    private @Nullable String eventId(ObjectNode data, Faults faults) {
        JsonNode source = data.get("source");
        if (source == null || !sender.source().equals(source.textValue())) {
            faults.add(
                    source == null ? Reason.MISSING_FIELD : Reason.FOREIGN_SOURCE,
                    "/data/source",
                    "must be the source of the event to correct, which is the sender's own");
            return null;
        }
        String id = data.path("id").textValue();
        if (id == null || !id.equals(events.repeatableId(IncomingEvent.of(data)))) {
            faults.add(Reason.INVALID_ID, "/data/id", "must be the id of the event to correct");
            return null;
        }
        return id;
    }

    private @Nullable CheckedEvent replacement(int index, String id, JsonNode said, Faults faults) {
        if (!(said instanceof ObjectNode object)) {
            faults.add(
                    Reason.MISSING_FIELD,
                    "/data/replacement",
                    "must be an object with type, time and data of the event");
            return null;
        }
        refuseUnknown(object, REPLACEMENT_MEMBERS, "/data/replacement", faults);
        if (CorrectionType.NAME.equals(object.path("type").textValue())) {
            faults.add(Reason.UNKNOWN_TYPE, "/data/replacement/type", "a correction cannot stand in for an event");
        }
        if (!faults.isEmpty()) {
            return null;
        }
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", sender.source());
        object.properties().forEach(member -> event.set(member.getKey(), member.getValue()));
        Faults own = new Faults();
        CheckedEvent checked = events.check(index, IncomingEvent.of(event), own);
        own.list().forEach(fault -> faults.add(fault.reason(), "/data/replacement" + fault.pointer(), fault.detail()));
        return checked;
    }

    private static void refuseUnknown(ObjectNode object, Set<String> known, String pointer, Faults faults) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(Reason.UNKNOWN_FIELD, Faults.pointer(pointer, name), "is not known; see the schema");
            }
        });
    }

    private static byte[] canonical(EnvelopeCheck.Envelope envelope, String action, Correction correction) {
        LengthPrefixed bytes = new LengthPrefixed()
                .text(envelope.type().name())
                .text(envelope.at().toString())
                .text(action)
                .text(correction.key().toString());
        CheckedEvent replacement = correction.replacement();
        return replacement == null
                ? bytes.toBytes()
                : bytes.bytes(replacement.canonical()).toBytes();
    }
}
