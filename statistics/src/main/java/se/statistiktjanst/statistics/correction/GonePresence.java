package se.statistiktjanst.statistics.correction;

import java.time.LocalDate;

/** Residents who are no longer seen in a month in one unit, service and type of event; unit 0 is none. */
@SuppressWarnings("ArrayRecordComponent") // a row: never compared
public record GonePresence(
        int providerId, int unitId, short serviceId, short typeId, LocalDate monthOn, int[] residents) {}
