package se.statistiktjanst.platform.db;

import static java.util.Objects.requireNonNull;

/**
 * For whom customer data is read.
 *
 * @param providerId {@code registry.care_provider.id}; one care provider at a time
 * @param viewer who asks, as it shall stand in the access log (an HSA-id, or the name of a job)
 */
public record Tenant(int providerId, String viewer) {
    public Tenant {
        if (providerId <= 0) {
            throw new IllegalArgumentException("providerId must be positive");
        }
        if (requireNonNull(viewer, "viewer").isBlank() || viewer.contains("|")) {
            throw new IllegalArgumentException("viewer must be given, without '|'");
        }
    }
}
