package se.statistiktjanst.ingest.collect;

import java.time.LocalDate;

/**
 * A correction together with what it corrects as it is stored.
 *
 * @param version 1 for the first correction of the event
 * @param keyHour hour of the event's key, as it was first sent
 * @param oldOn day of the fact that it takes away
 */
record CorrectionPlan(Correction correction, int version, int keyHour, LocalDate oldOn) {
    /** What the fact that it takes away is found by. */
    long oldFactKey() {
        return correction.factKey(version - 1);
    }

    long newFactKey() {
        return correction.factKey(version);
    }
}
