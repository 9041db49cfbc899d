package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import com.codahale.metrics.MetricRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;

/** The database stops and comes back, under the pool that the service uses. */
class DatabaseAwayIT {
    @TempDir
    Path folder;

    @Test
    void takesNothingWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("database"), 0);
        int port = postgres.port();
        DatabaseConfiguration configuration = prepare(postgres);
        try (Pools pools = new Pools(configuration, Set.of(DatabaseRole.COLLECTOR), new MetricRegistry())) {
            pools.start();
            try (CollectorSite site =
                    CollectorSite.start(pools.jdbi(DatabaseRole.COLLECTOR), CollectorConfiguration.DEFAULT)) {
                assertThat(site.post(CollectorSite.ONE, call("call-1").toString())
                                .statusCode())
                        .isEqualTo(202);

                postgres.close();
                for (int i = 0; i < 8; i++) {
                    HttpResponse<String> away =
                            site.post(CollectorSite.ONE, call("call-2").toString());
                    assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
                    assertThat(away.headers().firstValue("Retry-After")).isPresent();
                    assertThat(away.headers().firstValue("Content-Type")).contains("application/problem+json");
                }

                postgres = EmbeddedPostgres.start(folder.resolve("database"), port);
                HttpResponse<String> back =
                        site.post(CollectorSite.ONE, call("call-2").toString());
                assertThat(back.statusCode()).as(back.body()).isEqualTo(202);
                assertThat(CollectorSite.json(back).get("accepted").intValue()).isEqualTo(1);
                assertThat(CollectorSite.json(site.post(
                                        CollectorSite.ONE, call("call-1").toString()))
                                .get("duplicates")
                                .intValue())
                        .isEqualTo(1);
            }
        } finally {
            postgres.close();
        }
    }

    private DatabaseConfiguration prepare(EmbeddedPostgres postgres) throws Exception {
        Path passwords = Files.createDirectories(folder.resolve("passwords"));
        Map<DatabaseRole, String> all = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            all.put(role, "test-" + role.login());
            Files.writeString(passwords.resolve(role.login()), all.get(role));
        }
        superuser(postgres, "postgres").useHandle(handle -> handle.execute("create database statistik"));
        Jdbi superuser = superuser(postgres, "statistik");
        Bootstrap.run(superuser, all);
        Migrations migrations = new Migrations(postgres.jdbcUrl("statistik"), "test-" + DatabaseRole.MIGRATOR.login());
        migrations.migrate();
        migrations.installKeys(
                1, new SecretKeySpec(new byte[32], "HmacSHA256"), new SecretKeySpec(new byte[32], "HmacSHA256"));
        CollectorFixture.fillRegistry(superuser);
        return new DatabaseConfiguration(postgres.jdbcUrl("statistik"), passwords);
    }

    private static Jdbi superuser(EmbeddedPostgres postgres, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl(database));
        source.setUser(postgres.superuser());
        source.setPassword(postgres.superuserPassword());
        return Pools.jdbi(source);
    }
}
