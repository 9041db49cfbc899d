package se.statistiktjanst.benchmarks.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import se.statistiktjanst.benchmarks.world.Cast.Family;

/**
 * Facts by binary COPY, in batches that are sorted by care provider as the collector's are; see PostgreSQL's documentation
 * of COPY, "Binary Format".
 */
final class FactCopy {
    private static final String COPY = """
            copy event.fact (provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on, hour,
                staff_id, resident_ref, resident_county, age, sex, channel, outcome, errand, clinic, resolved, forwarded, consultation,
                wait_s, talk_s, duration_s)
            from stdin (format binary)""";
    private static final short FIELDS = 25;
    private static final int LARGEST_ROW = 512;
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] END = {-1, -1};
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private final Cast cast;
    private final MadeUpEvents event;
    private final CopyIn copy;
    private final ByteBuffer row = ByteBuffer.allocate(LARGEST_ROW);
    private final ByteArrayOutputStream[] byProvider;

    FactCopy(Handle handle, Cast cast, MadeUpEvents event) throws SQLException {
        this.cast = cast;
        this.event = event;
        this.copy =
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        this.byProvider = new ByteArrayOutputStream[cast.providers().size()];
        for (int i = 0; i < byProvider.length; i++) {
            byProvider[i] = new ByteArrayOutputStream();
        }
        copy.writeToCopy(HEADER, 0, HEADER.length);
    }

    /** The next events as one batch. */
    void batch(long id, int events, long firstKey) throws SQLException {
        for (int i = 0; i < events; i++) {
            event.advance();
            row.clear();
            put(id, firstKey + i);
            byProvider[event.rank].write(row.array(), 0, row.position());
        }
        for (ByteArrayOutputStream some : byProvider) {
            byte[] bytes = some.toByteArray();
            copy.writeToCopy(bytes, 0, bytes.length);
            some.reset();
        }
    }

    void end() throws SQLException {
        copy.writeToCopy(END, 0, END.length);
        copy.endCopy();
    }

    private void put(long batch, long key) {
        Cast.Provider provider = event.provider;
        boolean call = event.is(Family.CALL);
        boolean answered = event.isAnswered();
        boolean session = event.is(Family.SESSION);
        row.putShort(FIELDS);
        int4(provider.id());
        orNull(provider.units()[event.unit]);
        int2(event.service.id());
        int2(event.service.type());
        int2(cast.sender());
        int8(batch);
        int8(key);
        int8((event.atMillis - EPOCH_MILLIS) * 1000);
        int4((int) (event.on().toEpochDay() - EPOCH.toEpochDay()));
        int2(event.hour());
        orNull(event.staffId());
        int4(event.residentRef());
        home(event.residentCounty());
        int2((int) (event.talk * 95));
        int2(1 + (int) Math.round(event.talk * 2) % 2);
        int4(1 + (int) (event.channel * 4));
        orNull(call ? (answered ? 5 : 6) : session ? (event.outcome < 0.5 ? 7 : 8) : 0);
        int4(provider.errands()[(int) (Math.sqrt(event.wait) * provider.errands().length)]);
        orNull(call || session ? 0 : provider.clinics()[(int) (event.talk * provider.clinics().length)]);
        bool(answered, event.flag < 0.7);
        bool(call, event.flag > 0.9);
        bool(call, event.flag >= 0.4 && event.flag <= 0.45);
        int4(answered, event.wait * 900);
        int4(answered, 30 + event.talk * 600);
        int4(session && event.outcome >= 0.5, event.talk * 1800);
    }

    private void int2(int value) {
        row.putInt(Short.BYTES).putShort((short) value);
    }

    private void home(int county) {
        if (county == 0) {
            row.putInt(-1);
        } else {
            int2(county);
        }
    }

    private void int4(int value) {
        row.putInt(Integer.BYTES).putInt(value);
    }

    private void int8(long value) {
        row.putInt(Long.BYTES).putLong(value);
    }

    private void orNull(int idOrZero) {
        int4(idOrZero != 0, idOrZero);
    }

    private void int4(boolean given, double value) {
        if (given) {
            int4((int) Math.round(value));
        } else {
            row.putInt(-1);
        }
    }

    private void bool(boolean given, boolean value) {
        if (given) {
            row.putInt(1).put((byte) (value ? 1 : 0));
        } else {
            row.putInt(-1);
        }
    }
}
