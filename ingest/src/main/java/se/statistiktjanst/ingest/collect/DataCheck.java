package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/**
 * Checks {@code data} against its event type, field by field: the same rules as the type's JSON Schema, and that no text
 * holds a personal identity number.
 */
final class DataCheck {
    private static final Pattern COUNTY = Pattern.compile("[1-9][0-9]|0[1-9]");
    static final Pattern HSA_ID = Pattern.compile("SE[0-9]{10,12}-[A-Za-z0-9-]{1,20}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SERVICE_CODE = 40;

    private final DataFields type;
    private final Faults faults;
    private final DataValues values;
    private final SeenTexts seen;

    private DataCheck(DataFields type, Faults faults, DataValues values, SeenTexts seen) {
        this.type = type;
        this.faults = faults;
        this.values = values;
        this.seen = seen;
    }

    /** Reads all fields into {@code values}; what is wrong stands among the faults. */
    static void read(EnvelopeCheck.Envelope envelope, DataValues values, SeenTexts seen, Faults faults) {
        new DataCheck(envelope.type(), faults, values, seen).fields(envelope.data());
    }

    private void fields(ObjectNode data) {
        int known = 0;
        for (Field field : type.all()) {
            JsonNode value = data.get(field.name());
            if (value != null) {
                known++;
                field(field, value);
            } else if (field.required()) {
                faults.add(Reason.MISSING_FIELD, pointer(field), "is required");
            }
        }
        if (known < data.size()) {
            unknownFields(data);
        }
    }

    private void unknownFields(ObjectNode data) {
        for (Map.Entry<String, JsonNode> member : data.properties()) {
            if (type.named(member.getKey()) == null) {
                faults.add(
                        Reason.UNKNOWN_FIELD,
                        Faults.pointer("/data", member.getKey()),
                        "is no field of " + type.name() + "; see /api/schemas/" + type.name());
            }
        }
    }

    private void field(Field field, JsonNode value) {
        switch (field.type()) {
            case HSA_ID -> hsaId(field, value);
            case SERVICE_CODE -> put(field, text(field, value, LONGEST_SERVICE_CODE));
            case RESIDENT_ID -> values.resident(field, ResidentField.read(value, pointer(field), values.day(), faults));
            case STAFF -> staff(field, value);
            case COUNTY_CODE -> county(field, value);
            case CODE -> code(field, value);
            case TEXT -> put(field, text(field, value, field.maxLength().orElse(LONGEST_NAME)));
            case INTEGER -> integer(field, value);
            case BOOLEAN -> bool(field, value);
        }
    }

    private void hsaId(Field field, JsonNode value) {
        String hsaId = hsaId(value);
        if (hsaId != null) {
            put(field, hsaId);
        } else {
            invalid(pointer(field), "must be an HSA-id");
        }
    }

    private @Nullable String hsaId(JsonNode value) {
        if (!value.isTextual()) {
            return null;
        }
        String text = value.textValue();
        String known = seen.hsaId(text);
        if (known != null) {
            return known;
        }
        return HSA_ID.matcher(text).matches() ? seen.addHsaId(text) : null;
    }

    private void county(Field field, JsonNode value) {
        if (value.isTextual() && COUNTY.matcher(value.textValue()).matches()) {
            put(field, value.textValue());
        } else {
            invalid(
                    pointer(field),
                    "must be the two digits of a county as text, such as \"01\"; leave it out where it is not known");
        }
    }

    private void code(Field field, JsonNode value) {
        String code = value.isTextual() ? type.codeOf(field, value.textValue()) : null;
        if (code != null) {
            put(field, code);
        } else {
            invalid(
                    pointer(field),
                    "must be one of " + String.join(", ", field.values().keySet()));
        }
    }

    private void integer(Field field, JsonNode value) {
        // 3.0 is an integer to JSON Schema, so it is one here.
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        int least = field.minimum().orElse(Integer.MIN_VALUE);
        int most = field.maximum().orElse(Integer.MAX_VALUE);
        if (number >= least && number <= most && number == Math.rint(number)) {
            put(field, (int) number);
        } else {
            invalid(pointer(field), "must be a whole number from " + least + " to " + most);
        }
    }

    private void bool(Field field, JsonNode value) {
        if (value.isBoolean()) {
            put(field, value.booleanValue());
        } else {
            invalid(pointer(field), "must be true or false");
        }
    }

    private void staff(Field field, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            invalid(pointer(field), "must be an object with hsaId, and perhaps username, givenName and surname");
            return;
        }
        StaffSeen known = seen.staff(object);
        if (known != null) {
            values.staff(field, known);
            return;
        }
        String hsaId = text(field, "/hsaId", object.path("hsaId"), LONGEST_NAME);
        if (hsaId != null && hsaId(object.path("hsaId")) == null) {
            invalid(pointer(field) + "/hsaId", "must be an HSA-id");
        }
        String username = name(field, object, "username");
        String givenName = name(field, object, "givenName");
        String surname = name(field, object, "surname");
        object.fieldNames().forEachRemaining(name -> {
            if (!StaffSeen.MEMBERS.contains(name)) {
                faults.add(Reason.UNKNOWN_FIELD, Faults.pointer(pointer(field), name), "is no member of a staff field");
            }
        });
        if (hsaId != null) {
            values.staff(field, seen.addStaff(new StaffSeen(hsaId, username, givenName, surname), faults.isEmpty()));
        }
    }

    private @Nullable String name(Field field, ObjectNode object, String member) {
        JsonNode value = object.get(member);
        return value == null ? null : text(field, '/' + member, value, LONGEST_NAME);
    }

    private @Nullable String text(Field field, JsonNode value, int maxLength) {
        return text(field, "", value, maxLength);
    }

    private @Nullable String text(Field field, String member, JsonNode value, int maxLength) {
        String text = value.isTextual() ? value.textValue() : "";
        String known = text.length() <= maxLength ? seen.text(text) : null;
        if (known != null) {
            return known;
        }
        String pointer = pointer(field) + member;
        if (text.isBlank() || text.codePointCount(0, text.length()) > maxLength || Texts.hasUnstorable(text)) {
            invalid(pointer, "must be a text of 1 to " + maxLength + " characters, without control characters");
            return null;
        }
        if (PersonalNumberScan.containsPersonalNumber(text)) {
            faults.add(
                    Reason.PERSONAL_NUMBER_IN_TEXT,
                    pointer,
                    "holds what can be a personal identity number; send residents in their own field only");
            return null;
        }
        return seen.addText(text);
    }

    private void put(Field field, @Nullable Object value) {
        if (value != null) {
            values.put(field, type.columnOf(field), value);
        }
    }

    private void invalid(String pointer, String detail) {
        faults.add(Reason.INVALID_FIELD, pointer, detail);
    }

    private static String pointer(Field field) {
        return "/data/" + field.name();
    }

    /** For what does not fit a column of its own. */
    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }
}
