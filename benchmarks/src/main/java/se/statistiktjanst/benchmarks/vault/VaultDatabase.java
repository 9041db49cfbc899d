package se.statistiktjanst.benchmarks.vault;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;

/** A database with the service's schema and some care providers. */
final class VaultDatabase {
    private static final String NAME = "vault";

    private VaultDatabase() {}

    /** Gives one connection of the role of the collector, kept open as a pool would. */
    static Jdbi make(EmbeddedPostgres server, int providers) throws java.sql.SQLException {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, UUID.randomUUID().toString());
        }
        Pools.jdbi(superuser(server, "postgres")).useHandle(handle -> handle.execute("create database " + NAME));
        Jdbi superuser = Pools.jdbi(superuser(server, NAME));
        Bootstrap.run(superuser, passwords);
        String url = server.jdbcUrl(NAME);
        Migrations migrations = new Migrations(url, passwords.getOrDefault(DatabaseRole.MIGRATOR, ""));
        migrations.migrate();
        SecretKey none = new SecretKeySpec(new byte[32], "HmacSHA256");
        migrations.installKeys(1, none, none);
        superuser.useHandle(handle -> handle.execute(
                "insert into registry.care_provider (hsa_id, organisation_number, name, kind, county)"
                        + " select 'SE44991' || lpad(i::text, 5, '0') || '-1000', '44991' || lpad(i::text, 5, '0'),"
                        + " 'Vårdgivare ' || i, 'region', '01' from generate_series(1, ?) i",
                providers));
        PGSimpleDataSource collector = source(server, NAME);
        collector.setUser(DatabaseRole.COLLECTOR.login());
        collector.setPassword(passwords.getOrDefault(DatabaseRole.COLLECTOR, ""));
        return Jdbi.create(collector.getConnection());
    }

    private static PGSimpleDataSource superuser(EmbeddedPostgres server, String database) {
        PGSimpleDataSource source = source(server, database);
        source.setUser(server.superuser());
        source.setPassword(server.superuserPassword());
        return source;
    }

    private static PGSimpleDataSource source(EmbeddedPostgres server, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        return source;
    }
}
