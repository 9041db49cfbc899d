package se.statistiktjanst.pseudonymizer.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure: of one resident at one care provider.
 *
 * @param id random
 * @param at when it was ordered; what comes later is not meant
 * @param careProviderId whose data; another's is never touched
 * @param keyVersion version of the root that the hashes are made with
 * @param person keyed hash of care provider and identity, hexadecimal: finds what is sealed elsewhere
 * @param row keyed hash of care provider, identity and {@code resident_ref}, hexadecimal: finds the very row, and not the
 *     one that the same person gets when they come again later; null if there was no row
 */
public record Tombstone(
        UUID id,
        Instant at,
        int careProviderId,
        int keyVersion,
        String person,
        @Nullable String row) {

    /** As a line of the log, without its MAC. */
    String text() {
        return "%s %s %d %d %s %s".formatted(id, at, careProviderId, keyVersion, person, row == null ? "-" : row);
    }

    /** Reads what {@link #text()} gave. */
    static Tombstone parse(String[] words) {
        return new Tombstone(
                UUID.fromString(words[0]),
                Instant.parse(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                words[4],
                words[5].equals("-") ? null : words[5]);
    }
}
