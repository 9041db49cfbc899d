package se.statistiktjanst.platform.job;

import org.jspecify.annotations.Nullable;

/**
 * A piece of long work as its worker sees it.
 *
 * @param payload JSON that the kind of job defines; holds no personal data
 * @param attempts how many times it has been taken, this one included
 */
public record Job(
        long id, String publicId, String kind, @Nullable Integer providerId, String payload, int attempts) {}
