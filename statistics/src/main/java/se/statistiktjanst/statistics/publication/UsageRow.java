package se.statistiktjanst.statistics.publication;

import java.util.Map;
import se.statistiktjanst.statistics.metric.Measure;

/**
 * What one person did within one combination of attributes in the month, or one event without a known person.
 *
 * @param personNo 0 for none
 * @param measures what is added to each column; 0 where missing
 */
record UsageRow(int personNo, Attributes attributes, Map<Measure, Long> measures) {
    /**
     * What places a row in cells.
     *
     * @param unitId 0 for none
     * @param channel id in the dictionary, 0 for none
     * @param errand id in the dictionary, 0 for none
     * @param clinic id in the dictionary, 0 for none
     * @param sex 1 man, 2 woman, 0 unknown
     * @param ageBand index into the bands, −1 for unknown
     * @param residentCounty the number of the county where the resident lives, 0 for unknown
     */
    record Attributes(
            int providerId,
            int unitId,
            int serviceId,
            String eventType,
            int channel,
            int errand,
            int clinic,
            int sex,
            int ageBand,
            int residentCounty) {}

    String eventType() {
        return attributes.eventType();
    }

    long measure(Measure column) {
        return measures.getOrDefault(column, 0L);
    }
}
