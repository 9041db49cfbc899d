package se.statistiktjanst.ingest.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import se.statistiktjanst.pseudonymizer.identity.IdentityScan;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException;
import se.statistiktjanst.pseudonymizer.identity.ReserveNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;

/** Whose identities a refused event holds, wherever in it they stand. */
final class PersonsOfPayload {
    private static final JsonMapper JSON = new JsonMapper();

    private PersonsOfPayload() {}

    static Set<ResidentIdentity> of(byte[] payload, LocalDate on) {
        String raw = new String(payload, StandardCharsets.UTF_8);
        Set<ResidentIdentity> found = new LinkedHashSet<>(IdentityScan.persons(raw, on));
        try {
            JsonNode json = JSON.readTree(payload);
            if (json != null) {
                add(found, json, on);
            }
        } catch (IOException e) {
            // It is no JSON: what stands in it in the clear is found.
        }
        return found;
    }

    /** Texts once more, since JSON can write a character in several ways; and reserve numbers with their issuer. */
    private static void add(Set<ResidentIdentity> found, JsonNode node, LocalDate on) {
        if (node.isValueNode()) {
            found.addAll(IdentityScan.persons(node.asText(), on));
            return;
        }
        if (node instanceof ObjectNode object
                && object.path("oid").isTextual()
                && object.path("id").isTextual()) {
            addReserve(found, object.path("oid").textValue(), object.path("id").textValue());
        }
        node.forEach(child -> add(found, child, on));
    }

    private static void addReserve(Set<ResidentIdentity> found, String oid, String id) {
        try {
            found.add(new ReserveNumber(oid, id));
        } catch (InvalidIdentityException e) {
            // No reserve number.
        }
    }
}
