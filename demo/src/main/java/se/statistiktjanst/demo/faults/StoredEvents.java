package se.statistiktjanst.demo.faults;

import java.util.BitSet;
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
            handle.createQuery("select id from event.key")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .mapTo(UUID.class)
                    .forEach(id -> keys.set(events.number(id)));
            BitSet facts = new BitSet();
            long[] extra = {0};
            handle.createQuery("select key_prefix from event.fact")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .mapTo(Long.class)
                    .forEach(prefix -> {
                        int number = events.number(new UUID(prefix, 0));
                        extra[0] += facts.get(number) ? 1 : 0;
                        facts.set(number);
                    });
            long quarantined = handle.createQuery("select count(*) from event.quarantine")
                    .mapTo(Long.class)
                    .one();
            return new StoredEvents(keys, facts, extra[0], quarantined);
        });
    }
}
