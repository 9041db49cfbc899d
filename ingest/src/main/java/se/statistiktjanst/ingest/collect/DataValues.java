package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.ingest.eventtype.FieldRole;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;

/**
 * The fields of one event as they are read, and the canonical event beside them: type, UTC time, then each present field
 * in the order of the field ids as its id and its value. Two spellings of one event give the same bytes.
 */
final class DataValues {
    private final LocalDate day;
    private final @Nullable Object[] columns = new Object[FactColumn.ALL.length];
    private final LengthPrefixed canonical = new LengthPrefixed();
    private @Nullable ObjectNode extra;
    private @Nullable ResidentIdentity resident;
    private @Nullable StaffSeen staff;
    private @Nullable String careProvider;
    private @Nullable String unit;
    private String service = "";

    DataValues(String type, Instant at, LocalDate day) {
        this.day = day;
        canonical.text(type).text(EventTimes.text(at));
    }

    void put(Field field, @Nullable FactColumn column, Object value) {
        canonical.number(field.id()).text(value.toString());
        if (column != null) {
            columns[column.place()] = value;
        } else {
            putByRole(field, value);
        }
    }

    private void putByRole(Field field, Object value) {
        FieldRole role = field.role();
        if (role == FieldRole.CARE_PROVIDER) {
            careProvider = (String) value;
        } else if (role == FieldRole.UNIT) {
            unit = (String) value;
        } else if (role == FieldRole.SERVICE) {
            service = (String) value;
        } else {
            if (extra == null) {
                extra = DataCheck.newObject();
            }
            addTo(extra, field.name(), value);
        }
    }

    private static void addTo(ObjectNode extra, String name, Object value) {
        if (value instanceof Boolean flag) {
            extra.put(name, flag);
        } else if (value instanceof Integer number) {
            extra.put(name, number);
        } else {
            extra.put(name, (String) value);
        }
    }

    void resident(Field field, @Nullable ResidentIdentity identity) {
        if (identity != null) {
            canonical.number(field.id()).text(identity.issuerOid()).text(identity.revealDigits());
            resident = identity;
        }
    }

    void staff(Field field, StaffSeen seen) {
        canonical.number(field.id());
        for (String part : seen.parts()) {
            canonical.text(part);
        }
        staff = seen;
    }

    /** The day in Sweden on which the event happened. */
    LocalDate day() {
        return day;
    }

    @Nullable
    Object[] columns() {
        return columns;
    }

    byte[] canonical() {
        return canonical.toBytes();
    }

    @Nullable
    String extra() {
        return extra == null ? null : extra.toString();
    }

    @Nullable
    ResidentIdentity resident() {
        return resident;
    }

    @Nullable
    StaffSeen staff() {
        return staff;
    }

    @Nullable
    String careProvider() {
        return careProvider;
    }

    @Nullable
    String unit() {
        return unit;
    }

    /** Of the resident, as two digits. */
    @Nullable
    String residentCounty() {
        return (String) columns[FactColumn.RESIDENT_COUNTY.place()];
    }

    String service() {
        return service;
    }
}
