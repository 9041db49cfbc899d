package se.statistiktjanst.ingest.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * What the ids of one source add (mod 2⁶⁴) to the sums that a sender compares: the first 8 bytes of SHA-256(source ‖ 0x1F ‖
 * id), a UUID in lower case, so that both spellings of one id add the same. For one thread: the digest is used again,
 * since making one costs as much as the hash.
 */
final class IdHash {
    private final MessageDigest digest = EventId.sha256();
    private final byte[] source;

    IdHash(String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
    }

    /** @param key what {@link EventId#of} gives for the id */
    long of(String id, UUID key) {
        if (!EventId.isUuid(id)) {
            return key.getMostSignificantBits();
        }
        digest.update(source);
        digest.update(EventId.SEPARATOR);
        byte[] hash = digest.digest(key.toString().getBytes(StandardCharsets.ISO_8859_1));
        return ByteBuffer.wrap(hash).getLong();
    }
}
