package se.statistiktjanst.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.NUMBER;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/** A whole database put back from a copy that is older than an erasure: the stopped server's data folder. */
class RestoreIT {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final PersonalIdentityNumber PERSON =
            PersonalIdentityNumber.parse(NUMBER, LocalDate.of(2024, 6, 15));

    @TempDir
    Path folder;

    @Test
    void whoWasErasedSinceTheCopyIsErasedAgainAndNobodyElse() throws Exception {
        Path data = folder.resolve("database");
        Path copy = folder.resolve("copy");
        TombstoneLog log = new TombstoneLog(folder.resolve("keys/tombstones.log"), CollectorFixture.keys());
        int port;
        DatabaseConfiguration configuration;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, 0)) {
            port = postgres.port();
            configuration = prepare(postgres);
            within(configuration, log, service -> {
                service.send("early-1", NUMBER);
                service.send("early-2", CollectorFixture.NUMBERS.get(1));
                new TombstoneCheck(log, service.jdbi(DatabaseRole.COLLECTOR)).adopt(service.jdbi(DatabaseRole.ERASER));
            });
        }
        copy(data, copy);
        int[] erased = {0};
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, port)) {
            assertThat(postgres.port()).isEqualTo(port);
            within(configuration, log, service -> {
                erased[0] = service.lookUp();
                service.erasures().erase(service.tenant(), PERSON, erased[0], new Erasures.Order("x", "x", ""));
                service.send("late-1", NUMBER);
                assertThat(service.lookUp()).isNotEqualTo(erased[0]);
                assertThat(service.pending()).isEmpty();
            });
        }

        delete(data);
        copy(copy, data);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, port)) {
            assertThat(postgres.port()).isEqualTo(port);
            within(configuration, log, service -> {
                assertThat(service.lookUp()).as("back from the copy").isEqualTo(erased[0]);
                List<Tombstone> pending = service.pending();
                assertThat(pending).hasSize(1);
                assertThat(service.replay().replay(pending)).isEqualTo(1);
                assertThat(service.lookUp()).isNull();
                assertThat(service.pending()).isEmpty();
                service.send("late-2", NUMBER);
                assertThat(service.lookUp()).isNotNull().isNotEqualTo(erased[0]);
                assertThat(service.count("vault.resident")).isEqualTo(2);
            });
        }
    }

    private interface Work {
        void run(Service service) throws Exception;
    }

    private static void within(DatabaseConfiguration configuration, TombstoneLog log, Work work) throws Exception {
        Set<DatabaseRole> roles = Set.of(DatabaseRole.COLLECTOR, DatabaseRole.ERASER, DatabaseRole.RESOLVER);
        try (Pools pools = new Pools(configuration, roles, new MetricRegistry())) {
            pools.start();
            work.run(new Service(pools, log));
        }
    }

    /** The parts of the service that the test needs, on open pools. */
    private record Service(Pools pools, TombstoneLog log) {
        Jdbi jdbi(DatabaseRole role) {
            return pools.jdbi(role);
        }

        TenantTransaction door(DatabaseRole role) {
            return TenantTransaction.of(pools, role, new ContextSigner(KEY, 1, Clock.systemUTC()));
        }

        Tenant tenant() {
            return new Tenant(2, "SE4499100016-handler"); // the second of the fixture's registry
        }

        Erasures erasures() {
            return new Erasures(door(DatabaseRole.ERASER), log, CollectorFixture.keys(), ErasureStep.NONE, 35);
        }

        ErasureReplay replay() {
            return new ErasureReplay(
                    door(DatabaseRole.ERASER), door(DatabaseRole.RESOLVER), erasures(), CollectorFixture.keys());
        }

        List<Tombstone> pending() {
            return new TombstoneCheck(log, jdbi(DatabaseRole.COLLECTOR)).pending();
        }

        void send(String id, String number) {
            Jdbi collector = jdbi(DatabaseRole.COLLECTOR);
            RegistryView registry = new RegistryView(collector, CollectorFixture.CLOCK);
            ObjectNode event = callWith(id, data -> data.put("resident", number));
            assertThat(new Collector(
                                    collector,
                                    registry,
                                    CollectorFixture.eventTypes(),
                                    CollectorFixture.keys(),
                                    CollectorFixture.CLOCK,
                                    CollectorSettings.DEFAULT)
                            .collect(
                                    registry.senderByCode("phone").orElseThrow(),
                                    Transport.HTTP,
                                    CollectOptions.NORMAL,
                                    CollectorFixture.events(event))
                            .accepted())
                    .isEqualTo(1);
        }

        Integer lookUp() {
            byte[] index = new VaultCipher(CollectorFixture.keys()).index(tenant().providerId(), PERSON);
            return door(DatabaseRole.ERASER)
                    .call(
                            tenant(),
                            handle -> handle.createQuery("select vault.look_up(array[:index])")
                                    .bind("index", index)
                                    .mapTo(Integer.class)
                                    .one());
        }

        long count(String table) {
            return door(DatabaseRole.RESOLVER)
                    .call(
                            tenant(),
                            handle -> handle.createQuery("select count(resident_ref) from " + table)
                                    .mapTo(Long.class)
                                    .one());
        }
    }

    private DatabaseConfiguration prepare(EmbeddedPostgres postgres) throws IOException {
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
        migrations.installKeys(1, KEY, KEY);
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

    /** With owners and rights, on which PostgreSQL insists. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
                if (Files.exists(target)) {
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString(
                                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file))));
                    Files.setOwner(target, Files.getOwner(file));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
