package se.statistiktjanst.demo.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What the database holds.
 *
 * @param keys events whose id is taken
 * @param facts events that have a fact
 * @param extra facts beyond one of each event
 * @param quarantined events in quarantine, of which there should be none
 */
record StoredEvents(BitSet keys, BitSet facts, long extra, long quarantined) {
    private static final int ROWS_AT_A_TIME = 10_000;

    static StoredEvents read(Jdbi superuser, FaultEvents events) {
        return superuser.inTransaction(handle -> {
            BitSet keys = new BitSet();
            Map<Long, Integer> byHash = new HashMap<>();
            handle.createQuery("select id from event.key")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .mapTo(UUID.class)
                    .forEach(id -> {
                        keys.set(events.number(id));
                        byHash.put(hash(id), events.number(id));
                    });
            BitSet facts = new BitSet();
            long[] extra = {0};
            handle.createQuery("select key_prefix from event.fact")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .mapTo(Long.class)
                    .forEach(hash -> {
                        Integer number = byHash.get(hash);
                        if (number == null || facts.get(number)) {
                            extra[0]++;
                        } else {
                            facts.set(number);
                        }
                    });
            long quarantined = handle.createQuery("select count(*) from event.quarantine")
                    .mapTo(Long.class)
                    .one();
            return new StoredEvents(keys, facts, extra[0], quarantined);
        });
    }

    /** What a fact is found by: the first 8 bytes of SHA-256(source ‖ 0x1F ‖ id). */
    private static long hash(UUID id) {
        try {
            byte[] text = (FaultEvent.SOURCE + '\u001f' + id).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
