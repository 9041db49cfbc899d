package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.ReserveNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;

/** Reads a resident: a number as text, or {@code {oid, id}}. */
final class ResidentField {
    private static final int MEMBERS = 2;

    private ResidentField() {}

    static @Nullable ResidentIdentity read(JsonNode value, String pointer, LocalDate eventOn, Faults faults) {
        try {
            if (value.isTextual()) {
                return PersonalIdentityNumber.parse(value.textValue(), eventOn);
            }
            if (value instanceof ObjectNode object
                    && object.size() == MEMBERS
                    && object.path("oid").isTextual()
                    && object.path("id").isTextual()) {
                return local(object.path("oid").textValue(), object.path("id").textValue(), eventOn);
            }
            faults.add(Reason.INVALID_FIELD, pointer, "must be a number as text, or an object with oid and id");
        } catch (InvalidIdentityException e) {
            faults.add(Reason.INVALID_IDENTITY, pointer, e.reason().hint());
        }
        return null;
    }

    /** A national number may come with its OID too; it is the same person. */
    private static ResidentIdentity local(String oid, String id, LocalDate eventOn) {
        boolean national = oid.equals(PersonalIdentityNumber.PERSONAL_NUMBER_OID)
                || oid.equals(PersonalIdentityNumber.COORDINATION_NUMBER_OID);
        return national ? PersonalIdentityNumber.parse(id, eventOn) : new ReserveNumber(oid, id);
    }
}
