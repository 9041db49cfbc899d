package se.statistiktjanst.service.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.platform.clock.ServiceClock;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class UnsafeSetupIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private final StatisticsConfiguration production = new StatisticsConfiguration();

    @Test
    void acceptsAServerThatKeepsWhatItAcknowledges() {
        assertThatCode(() -> refuse(db.jdbi(DatabaseRole.OPEN))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void refusesAServerThatWouldLoseIt(String setting) {
        assertThatThrownBy(() -> refuse(serverThatSaysOffFor(setting)))
                .isInstanceOf(UnsafeSetupException.class)
                .hasMessageContaining(setting + " off")
                .hasMessageEndingWith("set " + setting + " = on in postgresql.conf");
    }

    @Test
    void refusesAShiftedClockOutsideDemos() {
        Jdbi superuser = db.superuserJdbi();
        superuser.useHandle(handle -> handle.execute("update operation.clock_offset set shift = '1 day'"));
        try {
            assertThatThrownBy(() -> refuse(db.jdbi(DatabaseRole.OPEN)))
                    .isInstanceOf(UnsafeSetupException.class)
                    .hasMessageContaining("operation.clock_offset is not zero");
        } finally {
            superuser.useHandle(handle -> handle.execute("update operation.clock_offset set shift = '0'"));
        }
    }

    private void refuse(Jdbi jdbi) {
        UnsafeSetupException.refuse(production, jdbi, ServiceClock.of(jdbi));
    }

    /** The setting belongs to the whole server, so a function that comes first on the search path tells the lie. */
    private static Jdbi serverThatSaysOffFor(String setting) {
        db.superuserJdbi()
                .useHandle(handle -> handle.createScript("create schema if not exists lie;"
                                + " create or replace function lie.current_setting(asked text) returns text language sql as $$"
                                + " select case asked when '" + setting
                                + "' then 'off' else pg_catalog.current_setting(asked) end $$")
                        .execute());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(db.url());
        source.setUser(db.superuser());
        source.setPassword(db.superuserPassword());
        source.setCurrentSchema("lie,pg_catalog");
        return Jdbi.create(source);
    }
}
