package se.statistiktjanst.ingest.reconciliation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import se.statistiktjanst.ingest.collect.EventId;

/**
 * What a sender listed, held against what is stored.
 *
 * @param ids how many ids were listed
 * @param missing key and id of those that are not stored, in their order
 * @param complete false when more are missing than an answer holds
 */
record Listed(long ids, Map<UUID, String> missing, boolean complete) {
    static Listed of(String source, Iterator<String> ids, StoredKeys stored) {
        Map<UUID, String> missing = new LinkedHashMap<>();
        long count = 0;
        boolean complete = true;
        while (ids.hasNext()) {
            String id = ids.next();
            UUID key = EventId.of(source, id);
            count++;
            if (!stored.list(key) && !missing.containsKey(key)) {
                if (missing.size() < HourAnswer.LONGEST_LIST) {
                    missing.put(key, id);
                } else {
                    complete = false;
                }
            }
        }
        return new Listed(count, missing, complete);
    }
}
