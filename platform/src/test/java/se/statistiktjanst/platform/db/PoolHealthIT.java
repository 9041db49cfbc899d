package se.statistiktjanst.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.embedded.TestDatabase;

class PoolHealthIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @Test
    void aPoolIsHealthyWhileItAnswersAndNotAfterwards(@TempDir Path passwords) throws Exception {
        HealthCheckRegistry checks = new HealthCheckRegistry();
        Pools pools = new Pools(db.configuration(passwords), Set.of(DatabaseRole.OPEN), new MetricRegistry());
        PoolHealth.register(checks, pools);
        assertThat(checks.getNames()).containsExactly("statistik_open");
        assertThat(checks.runHealthCheck("statistik_open").isHealthy()).isTrue();

        db.superuserJdbi().useHandle(handle -> {
            handle.execute("alter database " + db.name() + " connection limit 0");
            handle.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and usename = 'statistik_open'");
        });
        HealthCheck.Result result = checks.runHealthCheck("statistik_open");
        pools.close();

        assertThat(result.isHealthy()).isFalse();
        assertThat(result.getMessage()).matches("the database does not answer \\([A-Za-z]+\\)");
        assertThat(result.getError()).isNull();
    }
}
