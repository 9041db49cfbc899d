package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Residents seen in a month in one unit, service and type of event, each perhaps several times; unit 0 is none. */
@SuppressWarnings("ArrayRecordComponent") // a row: never compared
public record Presence(
        int providerId,
        int unitId,
        int serviceId,
        int typeId,
        LocalDate monthOn,
        @Nullable Integer[] residents) {}
