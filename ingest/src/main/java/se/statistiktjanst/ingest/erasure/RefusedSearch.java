package se.statistiktjanst.ingest.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Quarantine;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/**
 * Finds a person among the refused events of a care provider: opens each in memory and looks for the person's number in
 * any spelling. An entry whose care provider could not be read is the care provider's if it names its HSA-id.
 */
public final class RefusedSearch {
    private static final int FETCH = 200;
    private static final String SEALED = """
            select id, sender_id, provider_id, fingerprint, sealed, received_at, reason,
                coalesce(occurred_on, (received_at at time zone 'Europe/Stockholm')::date) as day
            from event.quarantine
            where sealed <> '' and received_at <= :until
                and (provider_id = (select access.provider()) or provider_id is null)
            order by id
            """;

    private final PayloadCipher cipher;

    /** A refused event that holds the person. Prints nothing of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Found(long id, Instant receivedAt, String reason, byte[] payload) {
        @Override
        public String toString() {
            return "Found[REDACTED]";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(
            long id,
            int senderId,
            @Nullable Integer providerId,
            byte[] fingerprint,
            byte[] sealed,
            Instant receivedAt,
            String reason,
            LocalDate day) {}

    public RefusedSearch(KeyTree keys) {
        this.cipher = new PayloadCipher(keys);
    }

    /**
     * What the person is in.
     *
     * @param handle in a tenant transaction of the eraser
     * @param careProvider HSA-id of the transaction's care provider
     * @param until nothing that came later
     */
    public List<Found> find(Handle handle, String careProvider, Predicate<ResidentIdentity> person, Instant until) {
        List<Found> found = new ArrayList<>();
        try (ResultIterator<Sealed> entries = handle.createQuery(SEALED)
                .bind("until", until)
                .setFetchSize(FETCH)
                .map((row, context) -> new Sealed(
                        row.getLong("id"),
                        row.getInt("sender_id"),
                        row.getObject("provider_id", Integer.class),
                        row.getBytes("fingerprint"),
                        row.getBytes("sealed"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("reason"),
                        row.getObject("day", LocalDate.class)))
                .iterator()) {
            while (entries.hasNext()) {
                Sealed entry = entries.next();
                byte[] payload = cipher.open(Quarantine.context(entry.senderId(), entry.fingerprint()), entry.sealed());
                if (isOwn(entry, payload, careProvider)
                        && PersonsOfPayload.of(payload, entry.day()).stream().anyMatch(person)) {
                    found.add(new Found(entry.id(), entry.receivedAt(), entry.reason(), payload));
                }
            }
        }
        return found;
    }

    private static boolean isOwn(Sealed entry, byte[] payload, String careProvider) {
        return entry.providerId() != null || new String(payload, StandardCharsets.UTF_8).contains(careProvider);
    }
}
