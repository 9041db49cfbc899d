package se.statistiktjanst.ingest.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;
import se.statistiktjanst.pseudonymizer.pseudonym.ContentDigest;

/** The keyed digests of the collector. Nothing unkeyed of an event's content is ever stored. */
final class Digests {
    private static final int FINGERPRINT_BYTES = 16;

    private final KeyTree keys;
    private final ContentDigest current;
    private final Map<Integer, ContentDigest> byVersion = new ConcurrentHashMap<>();
    private final Hmac fingerprint;

    Digests(KeyTree keys) {
        this.keys = keys;
        current = new ContentDigest(keys);
        fingerprint = new Hmac(keys.derive(
                KeyUse.CONTENT_DIGEST,
                KeyTree.NO_CARE_PROVIDER,
                SubjectType.NONE,
                keys.currentVersion(),
                "quarantine fingerprint"));
    }

    int version() {
        return current.version();
    }

    long content(byte[] canonical) {
        return current.of(canonical);
    }

    /** Whether an event has the content that is stored, perhaps under an older key. */
    boolean isSame(CheckedEvent event, KeyTable.Stored stored) {
        if (stored.version() == version()) {
            return event.digest() == stored.digest();
        }
        ContentDigest then = byVersion.computeIfAbsent(stored.version(), v -> new ContentDigest(keys, v));
        return then.of(event.canonical()) == stored.digest();
    }

    /** Tells that the same thing was refused before, for the same reason: 16 bytes. */
    byte[] fingerprint(String source, Reason reason, byte[] payload) {
        byte[] message = new LengthPrefixed()
                .text(source)
                .text(reason.name())
                .bytes(payload)
                .toBytes();
        return java.util.Arrays.copyOf(fingerprint.of(message), FINGERPRINT_BYTES);
    }
}
