package se.statistiktjanst.ingest.collect;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes facts. */
final class FactCopy implements AutoCloseable {
    private static final String COPY = """
            copy event.fact (provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on,
                hour, staff_id, resident_ref, age, sex, channel, outcome, activity, errand, clinic, resolved, forwarded,
                consultation, wait_s, talk_s, duration_s, resident_county, extra)
            from stdin (format binary)
            """;
    private static final int FIELDS = 27;
    private static final long EPOCH_2000_SECONDS = 946_684_800L;
    private static final int EPOCH_2000_DAYS = 10_957;

    private final BinaryCopy rows;

    FactCopy(Handle handle) throws SQLException {
        rows = new BinaryCopy(handle, COPY);
    }

    /** @param dimensions ids of the values of the dimension columns, in their order, null where there is none */
    void write(
            CheckedEvent event,
            int senderId,
            long batchId,
            @Nullable Integer staffId,
            @Nullable Integer residentRef,
            @Nullable Integer[] dimensions)
            throws SQLException {
        rows.row(FIELDS)
                .int4(event.providerId())
                .int4(event.unitId())
                .int2(event.serviceId())
                .int2(event.typeId())
                .int2(senderId)
                .int8(batchId)
                .int8(event.factKey())
                .int8(micros(event.at()))
                .int4(days(event.occurredOn()))
                .int2(event.hour())
                .int4(staffId)
                .int4(residentRef);
        small(event.age());
        small(event.sex());
        for (Integer dimension : dimensions) {
            rows.int4(dimension);
        }
        for (FactColumn column : FactColumn.ALL) {
            value(column, event.values()[column.place()]);
        }
        rows.jsonb(event.extra());
    }

    private void value(FactColumn column, @Nullable Object value) {
        if (column.isDimension()) {
            return;
        }
        if (value == null) {
            rows.nothing();
        } else if (column.isCounty()) {
            rows.int2(twoDigits((String) value));
        } else if (value instanceof Boolean flag) {
            rows.bool(flag);
        } else {
            rows.int4((Integer) value);
        }
    }

    private static int twoDigits(String text) {
        return 10 * (text.charAt(0) - '0') + text.charAt(1) - '0';
    }

    private void small(@Nullable Short value) {
        if (value == null) {
            rows.nothing();
        } else {
            rows.int2(value);
        }
    }

    private static long micros(Instant at) {
        return (at.getEpochSecond() - EPOCH_2000_SECONDS) * 1_000_000 + at.getNano() / 1_000;
    }

    private static int days(LocalDate day) {
        return (int) (day.toEpochDay() - EPOCH_2000_DAYS);
    }

    /** Ends the copy and gives the number of facts that the database took. */
    long end() throws SQLException {
        return rows.end();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
