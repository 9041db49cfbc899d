package se.statistiktjanst.statistics.rollup;

import java.nio.ByteBuffer;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MeasureSql;

/** What the roll-ups need of a fact. One object for all facts that are read, one after the other. */
final class FactRow {
    /** The columns that {@link #read} reads, of a fact {@code f}. */
    static final String COLUMNS = """
            f.provider_id, coalesce(f.unit_id, 0), f.service_id::int, f.type_id::int, f.occurred_on - date 'epoch',
            f.hour::int, coalesce(f.channel, 0), coalesce(f.staff_id, 0), coalesce(f.resident_ref, 0),
            coalesce(f.resident_county, 0)::int, f.batch_id, f.at, %s, %s""".formatted(MeasureSql.FLAGS, MeasureSql.SECONDS_OF_ONE_FACT);

    /** Places of the measures that are seconds. */
    static final int[] SECONDS =
            MeasureSql.SECONDS.stream().mapToInt(Measure::place).toArray();

    private static final int NULL = -1;

    int providerId;
    /** 0 for none, as are channel, staff and resident. */
    int unitId;

    int serviceId;
    int typeId;
    /** Since 1970. */
    int day;

    int hour;
    int channel;
    int staffId;
    int residentRef;
    /** Where the resident lives; 0 where it is not stated. */
    int residentCounty;

    long batchId;
    /** Microseconds since 2000. */
    long at;
    /** One for each measure. */
    final long[] measures = new long[Measure.columns().size()];
    /** Which of the measures of seconds it has. */
    final boolean[] hasSeconds = new boolean[SECONDS.length];

    /** Reads a row of a binary COPY behind its number of fields. */
    void read(ByteBuffer row) {
        providerId = int4(row);
        unitId = int4(row);
        serviceId = int4(row);
        typeId = int4(row);
        day = int4(row);
        hour = int4(row);
        channel = int4(row);
        staffId = int4(row);
        residentRef = int4(row);
        residentCounty = int4(row);
        batchId = int8(row);
        at = int8(row);
        int flags = int4(row);
        for (int i = 0; i < measures.length; i++) {
            measures[i] = (long) flags >>> i & 1;
        }
        for (int i = 0; i < hasSeconds.length; i++) {
            hasSeconds[i] = row.getInt() != NULL;
            measures[SECONDS[i]] = hasSeconds[i] ? row.getInt() : 0;
        }
    }

    private static int int4(ByteBuffer row) {
        row.getInt();
        return row.getInt();
    }

    private static long int8(ByteBuffer row) {
        row.getInt();
        return row.getLong();
    }
}
