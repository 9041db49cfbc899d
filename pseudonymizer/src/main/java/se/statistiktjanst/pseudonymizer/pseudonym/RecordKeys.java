package se.statistiktjanst.pseudonymizer.pseudonym;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * Record keys of the cell key method: the first four bytes of HMAC-SHA-256(K[year], person), where K is a key of its own
 * for every year and, for staff tables, every care provider. Safe for use by several threads.
 *
 * <p>The same persons give a cell the same noise in every table of a year. Never change the version inside a published
 * year: two draws of noise for one cell can be averaged.
 */
public final class RecordKeys {
    private final KeyTree keys;
    private final int careProviderId;
    private final int version;
    private final Map<Integer, Hmac> byYear = new ConcurrentHashMap<>();

    private RecordKeys(KeyTree keys, int careProviderId, int version) {
        this.keys = keys;
        this.careProviderId = careProviderId;
        this.version = version;
    }

    /**
     * For open statistics, over {@code person_no}.
     *
     * @param version version of the root that the year's first release recorded
     */
    public static RecordKeys ofOpenStatistics(KeyTree keys, int version) {
        return new RecordKeys(keys, KeyTree.NO_CARE_PROVIDER, version);
    }

    /** For the staff catalogue of one care provider, over {@code person_no} too, with a key of its own. */
    public static RecordKeys ofCareProvider(KeyTree keys, int careProviderId, int version) {
        if (careProviderId <= KeyTree.NO_CARE_PROVIDER) {
            throw new IllegalArgumentException("careProviderId must be 1 or more but is " + careProviderId);
        }
        return new RecordKeys(keys, careProviderId, version);
    }

    /** Version of the root, for the release to record. */
    public int version() {
        return version;
    }

    /** Uniform over all 2³² values; add them up with overflow, and read the sum as unsigned. */
    public int recordKey(int year, int personNo) {
        return byYear.computeIfAbsent(year, this::ofYear)
                .first4(ByteBuffer.allocate(Integer.BYTES).putInt(personNo).array());
    }

    private Hmac ofYear(int year) {
        return new Hmac(
                keys.derive(KeyUse.RECORD, careProviderId, SubjectType.RESIDENT, version, Integer.toString(year)));
    }
}
