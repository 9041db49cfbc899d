package se.statistiktjanst.statistics.correction;

import java.time.LocalDate;
import se.statistiktjanst.statistics.rollup.MonthPlace;

/**
 * Residents who are no longer seen in a month in one place, service and type of event.
 *
 * @param placeId a unit, 0 for none; or the county where they live
 */
@SuppressWarnings("ArrayRecordComponent") // a row: never compared
public record GonePresence(
        int providerId, int placeId, short serviceId, short typeId, LocalDate monthOn, int[] residents) {

    MonthPlace place() {
        return new MonthPlace(providerId, placeId, serviceId, typeId, monthOn);
    }
}
