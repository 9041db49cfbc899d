package se.statistiktjanst.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** What an operator reads who has closed months put in order. */
class ClosedMonthsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @Test
    void eachMonthIsToldAndThoseInUseAreAnError(@TempDir Path folder) throws IOException {
        ShippedConfiguration configuration = ShippedConfiguration.in(folder, db);
        assertThat(configuration.command("db", "compact").out()).startsWith("no closed month is left to put in order");

        db.superuserJdbi().useHandle(handle -> handle.execute("select event.ensure_month(date '2024-02-29')"));
        try (Handle reader = db.superuserJdbi().open()) {
            reader.begin();
            reader.execute("lock table event.fact_202402 in access share mode");
            CommandLine busy = configuration.command("db", "compact");
            assertThat(busy.succeeded()).isFalse();
            assertThat(busy.out()).startsWith("202402: in use, left as it is");
            assertThat(busy.err()).contains("1 months were in use; run it again at a quiet time");
            reader.rollback();
        }

        assertThat(configuration.command("db", "compact").out()).startsWith("202402: 0 events, ");
        assertThat(configuration.command("db", "compact").out()).startsWith("no closed month");
        assertThat(configuration.command("db", "compact", "--again").out()).startsWith("202402: 0 events, ");
    }
}
