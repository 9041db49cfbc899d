package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/**
 * Checks the attributes of a CloudEvent (CloudEvents 1.0.2). They become headers and logs on their way, so none may hold
 * personal data.
 */
final class EnvelopeCheck {
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_ATTRIBUTE = 1024;
    private static final Set<String> CHECKED_ALONE = Set.of("specversion", "id", "source", "type", "time", "data");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern HSA_ID = Pattern.compile("(?<![\\p{L}\\p{N}])SE[0-9]{10,12}-[A-Za-z0-9-]{1,20}");

    /** The attributes that later steps need. */
    record Envelope(String id, DataFields type, Instant at, ObjectNode data) {}

    private final SenderSession sender;
    private final RegistrySnapshot registry;
    private final Map<String, DataFields> types;

    EnvelopeCheck(SenderSession sender, RegistrySnapshot registry, Map<String, DataFields> types) {
        this.sender = sender;
        this.registry = registry;
        this.types = types;
    }

    /** The envelope; null if something in it is wrong, which then stands among the faults. */
    @Nullable
    Envelope read(ObjectNode event, Faults faults) {
        checkVersion(event, faults);
        String id = id(event, faults);
        checkSource(event, faults);
        DataFields type = type(event, faults);
        Instant at = time(event, faults);
        ObjectNode data = data(event, faults);
        checkOthers(event, faults);
        return id == null || type == null || at == null || data == null || !faults.isEmpty()
                ? null
                : new Envelope(id, type, at, data);
    }

    /** The id of an event if it may stand in an answer. */
    @Nullable
    String repeatableId(@Nullable ObjectNode event) {
        Faults ignored = new Faults();
        return event == null ? null : id(event, ignored);
    }

    private static void checkVersion(ObjectNode event, Faults faults) {
        JsonNode version = event.path("specversion");
        if (!version.isTextual() || !version.textValue().equals("1.0")) {
            faults.add(Reason.UNSUPPORTED_SPECVERSION, "/specversion", "must be the text 1.0");
        }
    }

    private @Nullable String id(ObjectNode event, Faults faults) {
        String id = text(event, "id", faults);
        if (id == null) {
            return null;
        }
        if (EventId.isUuid(id)) {
            return id;
        }
        if (id.isBlank() || id.length() > LONGEST_ID || Texts.hasUnstorable(id)) {
            faults.add(Reason.INVALID_ID, "/id", "must be 1 to 256 characters, without control characters");
            return null;
        }
        if (Texts.isDigits(id)) {
            if (!sender.numericIds()) {
                faults.add(
                        Reason.INVALID_ID,
                        "/id",
                        "is of digits only, which could be somebody's number; use a UUID, or have it declared in the"
                                + " sender's registration that ids are numbers");
                return null;
            }
            return id;
        }
        return hasPersonalData(id, "/id", faults) ? null : id;
    }

    private void checkSource(ObjectNode event, Faults faults) {
        String source = text(event, "source", faults);
        if (source != null && !source.equals(sender.source())) {
            faults.add(Reason.FOREIGN_SOURCE, "/source", "must be the source that the sender is registered with");
        }
    }

    private @Nullable DataFields type(ObjectNode event, Faults faults) {
        String name = text(event, "type", faults);
        if (name == null) {
            return null;
        }
        DataFields type = types.get(name);
        if (type == null) {
            faults.add(Reason.UNKNOWN_TYPE, "/type", "must be one of the types listed at /api/schemas");
        } else if (!sender.maySend(name)) {
            faults.add(Reason.TYPE_NOT_ALLOWED, "/type", "the sender is not registered for this type");
        }
        return type;
    }

    private static @Nullable Instant time(ObjectNode event, Faults faults) {
        String time = text(event, "time", faults);
        if (time == null) {
            return null;
        }
        Instant at = EventTimes.parse(time);
        if (at == null) {
            faults.add(Reason.INVALID_TIME, "/time", "must be a time as in RFC 3339, such as 2026-01-31T08:15:00Z");
        }
        return at;
    }

    private static @Nullable ObjectNode data(ObjectNode event, Faults faults) {
        if (event.has("data_base64")) {
            faults.add(Reason.INVALID_ATTRIBUTE, "/data_base64", "is not taken; send data as a JSON object");
            return null;
        }
        if (event.get("data") instanceof ObjectNode data) {
            return data;
        }
        faults.add(Reason.MISSING_ATTRIBUTE, "/data", "must be a JSON object");
        return null;
    }

    private void checkOthers(ObjectNode event, Faults faults) {
        for (Map.Entry<String, JsonNode> attribute : event.properties()) {
            String name = attribute.getKey();
            if (!CHECKED_ALONE.contains(name) && !name.equals("data_base64")) {
                checkOther(name, attribute.getValue(), faults);
            }
        }
    }

    private void checkOther(String name, JsonNode value, Faults faults) {
        String pointer = Faults.pointer("", name);
        if (!NAME.matcher(name).matches() || value.isContainerNode()) {
            faults.add(
                    Reason.INVALID_ATTRIBUTE,
                    pointer,
                    "attributes have names of lower-case letters and digits, and simple values");
            return;
        }
        String text = value.asText();
        if (text.length() > LONGEST_ATTRIBUTE) {
            faults.add(Reason.INVALID_ATTRIBUTE, pointer, "must be at most 1024 characters");
        } else if (!hasPersonalData(name, pointer, faults) && !hasPersonalData(text, pointer, faults)) {
            checkContentType(name, text, faults);
        }
    }

    private static void checkContentType(String name, String text, Faults faults) {
        if (name.equals("datacontenttype") && !text.matches("(?i)application/json(;.*)?")) {
            faults.add(Reason.INVALID_ATTRIBUTE, "/datacontenttype", "must be application/json");
        }
    }

    private boolean hasPersonalData(String text, String pointer, Faults faults) {
        if (PersonalNumberScan.containsPersonalNumber(text) || namesPerson(text)) {
            faults.add(
                    Reason.PERSONAL_DATA_IN_ATTRIBUTE,
                    pointer,
                    "holds what can be a personal identity number or a person's HSA-id; personal data goes in data only");
            return true;
        }
        return false;
    }

    private boolean namesPerson(String text) {
        if (!text.contains("SE")) {
            return false;
        }
        return HSA_ID.matcher(text).results().anyMatch(match -> !registry.isOrganisation(match.group()));
    }

    private static @Nullable String text(ObjectNode event, String name, Faults faults) {
        JsonNode value = event.get(name);
        if (value == null || !value.isTextual()) {
            faults.add(Reason.MISSING_ATTRIBUTE, "/" + name, "is required, as text");
            return null;
        }
        return value.textValue();
    }
}
