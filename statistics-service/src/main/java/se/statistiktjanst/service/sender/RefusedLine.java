package se.statistiktjanst.service.sender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refused event as the page shows it: no value of it. */
public record RefusedLine(
        Instant receivedAt,
        String why,
        String where,
        String id,
        String type,
        @Nullable Instant eventAt,
        String expiresOn) {}
