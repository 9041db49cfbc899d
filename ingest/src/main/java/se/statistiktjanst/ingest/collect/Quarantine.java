package se.statistiktjanst.ingest.collect;

import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/** Keeps what was refused, sealed, once for each thing refused however often it is sent again. */
final class Quarantine {
    /** One refused event, still in the clear. Prints nothing of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(
            byte[] payload,
            Fault fault,
            @Nullable Integer providerId,
            @Nullable Integer rowNumber) {
        @Override
        public String toString() {
            return "Refused[REDACTED]";
        }
    }

    private static final String KEEP = """
            insert into event.quarantine
                (sender_id, provider_id, batch_id, fingerprint, row_number, reason, pointer, sealed, key_version)
            select :sender, provider_id, :batch, fingerprint, row_number, reason, pointer, sealed, :key_version
            from unnest(:providers::int[], :fingerprints, :rows::int[], :reasons, :pointers, :sealed)
                as refused (provider_id, fingerprint, row_number, reason, pointer, sealed)
            order by fingerprint
            on conflict (sender_id, fingerprint) do nothing
            returning reason
            """;

    private final PayloadCipher cipher;
    private final Digests digests;

    Quarantine(PayloadCipher cipher, Digests digests) {
        this.cipher = cipher;
        this.digests = digests;
    }

    /** Gives the number of conflicts among what was not known before. */
    long keep(Handle handle, SenderSession sender, long batchId, List<Refused> refused) {
        if (refused.isEmpty()) {
            return 0;
        }
        byte[][] fingerprints = new byte[refused.size()][];
        byte[][] sealed = new byte[refused.size()][];
        for (int i = 0; i < sealed.length; i++) {
            Refused one = refused.get(i);
            fingerprints[i] = digests.fingerprint(sender.source(), one.fault().reason(), one.payload());
            sealed[i] = cipher.seal(context(sender.senderId(), fingerprints[i]), one.payload());
        }
        return handle
                .createQuery(KEEP)
                .bind("sender", (short) sender.senderId())
                .bind("batch", batchId)
                .bind("key_version", (short) cipher.version())
                .bind("providers", refused.stream().map(Refused::providerId).toArray(Integer[]::new))
                .bind("fingerprints", ResidentVault.array(fingerprints))
                .bind("rows", refused.stream().map(Refused::rowNumber).toArray(Integer[]::new))
                .bind(
                        "reasons",
                        refused.stream().map(one -> one.fault().reason().code()).toArray(String[]::new))
                .bind(
                        "pointers",
                        refused.stream().map(one -> one.fault().pointer()).toArray(String[]::new))
                .bind("sealed", ResidentVault.array(sealed))
                .mapTo(String.class)
                .stream()
                .filter(Reason.CONFLICT.code()::equals)
                .count();
    }

    /** What a payload is sealed to: its own row. */
    static String context(int senderId, byte[] fingerprint) {
        return "quarantine/" + senderId + '/' + HexFormat.of().formatHex(fingerprint);
    }
}
