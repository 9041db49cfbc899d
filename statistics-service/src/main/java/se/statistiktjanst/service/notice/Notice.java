package se.statistiktjanst.service.notice;

import java.time.Instant;

/**
 * A notice that waits.
 *
 * @param payload JSON without personal data
 */
record Notice(long id, String publicId, String kind, String payload, Instant createdAt) {}
