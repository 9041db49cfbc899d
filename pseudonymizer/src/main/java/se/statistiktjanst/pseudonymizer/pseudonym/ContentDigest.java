package se.statistiktjanst.pseudonymizer.pseudonym;

import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * Tells whether two events with the same id have the same content: the first eight bytes of HMAC-SHA-256 over the
 * canonical event. Keyed, because the event holds a number and an unkeyed hash is undone by 50 million guesses. Safe for
 * use by several threads.
 *
 * <p>Eight bytes are enough to compare two known events; they are no proof against a sender who looks for collisions in
 * its own events.
 */
public final class ContentDigest {
    private final Hmac hmac;
    private final int version;

    /** A digest with the root's current version. */
    public ContentDigest(KeyTree keys) {
        this(keys, keys.currentVersion());
    }

    /** @param version version of the root, as stored beside the digest that is to be compared with */
    public ContentDigest(KeyTree keys, int version) {
        this.version = version;
        this.hmac = new Hmac(keys.derive(KeyUse.CONTENT_DIGEST, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, version));
    }

    /** Version of the root, to be stored beside the digest. */
    public int version() {
        return version;
    }

    public long of(byte[] canonical) {
        return hmac.first8(canonical);
    }
}
