package se.statistiktjanst.exports.order;

import java.time.Instant;

/** What a run needs of its linkage project: the name for the README, the key of the pseudonyms, and when it dies. */
public record LinkageDomain(String name, String keyId, Instant endsAt) {}
