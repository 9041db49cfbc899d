package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/** Keeps what was refused, sealed, once for each thing refused however often it is sent again. */
public final class Quarantine {
    /** One refused event, still in the clear. Prints nothing of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(
            byte[] payload,
            Fault fault,
            Outline outline,
            @Nullable Integer rowNumber) {
        @Override
        public String toString() {
            return "Refused[REDACTED]";
        }
    }

    private static final String KEEP = """
            insert into event.quarantine
                (sender_id, provider_id, batch_id, fingerprint, row_number, reason, pointer, sealed, key_version, key_id,
                event_id, type_id, service_id, event_at, occurred_on, key_taken)
            select :sender, provider_id, :batch, fingerprint, row_number, reason, pointer, sealed, :key_version, key_id,
                event_id, type_id, service_id, to_timestamp(event_ms / 1000.0), occurred_on::date,
                exists (select from event.key k where k.sender_id = :sender and k.id = key_id)
            from unnest(:providers::int[], :fingerprints, :rows::int[], :reasons, :pointers, :sealed, :keys::uuid[],
                    :event_ids, :types::int[], :services::int[], :times::bigint[], :days)
                as refused (provider_id, fingerprint, row_number, reason, pointer, sealed, key_id, event_id, type_id,
                    service_id, event_ms, occurred_on)
            order by fingerprint
            on conflict (sender_id, fingerprint) do nothing
            returning reason
            """;
    private static final String CLOSE = """
            update event.quarantine
            set closed_at = operation.now(), closed_as = 'mended', sealed = ''
            where sender_id = :sender and closed_at is null
                and (key_id = any (:keys) and not key_taken or key_id = any (:corrected))
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
        int keyVersion = cipher.version();
        for (int i = 0; i < sealed.length; i++) {
            Refused one = refused.get(i);
            fingerprints[i] = digests.fingerprint(sender.source(), one.fault().reason(), one.payload());
            sealed[i] = cipher.seal(keyVersion, context(sender.senderId(), fingerprints[i]), one.payload());
        }
        return handle
                .createQuery(KEEP)
                .bind("sender", (short) sender.senderId())
                .bind("batch", batchId)
                .bind("key_version", (short) keyVersion)
                .bind(
                        "providers",
                        each(refused, Integer[]::new, one -> one.outline().providerId()))
                .bind("keys", each(refused, UUID[]::new, one -> one.outline().key()))
                .bind(
                        "event_ids",
                        each(refused, String[]::new, one -> one.outline().id()))
                .bind(
                        "types",
                        each(refused, Integer[]::new, one -> one.outline().typeId()))
                .bind(
                        "services",
                        each(refused, Integer[]::new, one -> one.outline().serviceId()))
                .bind("times", each(refused, Long[]::new, Quarantine::millis))
                .bind("days", each(refused, String[]::new, Quarantine::day))
                .bind("fingerprints", ResidentVault.array(fingerprints))
                .bind("rows", each(refused, Integer[]::new, Refused::rowNumber))
                .bind(
                        "reasons",
                        each(refused, String[]::new, one -> one.fault().reason().code()))
                .bind(
                        "pointers",
                        each(refused, String[]::new, one -> one.fault().pointer()))
                .bind("sealed", ResidentVault.array(sealed))
                .mapTo(String.class)
                .stream()
                .filter(Reason.CONFLICT.code()::equals)
                .count();
    }

    /**
     * Closes what is open under ids that are accepted now, since their events came back corrected, and under ids that are
     * corrected now, since their sender has said what holds.
     */
    static void closeMended(Handle handle, SenderSession sender, List<CheckedEvent> accepted) {
        handle.createUpdate(CLOSE)
                .bind("sender", (short) sender.senderId())
                .bind("keys", accepted.stream().map(CheckedEvent::id).toArray(UUID[]::new))
                .bind(
                        "corrected",
                        accepted.stream()
                                .map(CheckedEvent::correction)
                                .filter(Objects::nonNull)
                                .map(Correction::key)
                                .toArray(UUID[]::new))
                .execute();
    }

    private static <T> @Nullable T[] each(
            List<Refused> refused, IntFunction<@Nullable T[]> array, Function<Refused, @Nullable T> value) {
        return refused.stream().map(value).toArray(array);
    }

    private static @Nullable Long millis(Refused one) {
        Instant at = one.outline().at();
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable String day(Refused one) {
        LocalDate day = one.outline().occurredOn();
        return day == null ? null : day.toString();
    }

    /** What a payload is sealed to: its own row. */
    public static String context(int senderId, byte[] fingerprint) {
        return "quarantine/" + senderId + '/' + HexFormat.of().formatHex(fingerprint);
    }
}
