package se.statistiktjanst.exports.order;

import org.jspecify.annotations.Nullable;

/** What is inserted for an order; codes and JSON as text. */
public record NewExport(
        int providerId,
        String form,
        String purpose,
        String purposeText,
        String recipe,
        boolean withHour,
        String orderedBy,
        String life,
        boolean approvalRequired,
        @Nullable String idempotencyKey,
        @Nullable Long projectId) {}
