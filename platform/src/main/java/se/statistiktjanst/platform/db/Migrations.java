package se.statistiktjanst.platform.db;

import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The migrations of all modules on the class path, in one ordered run. Forward only; what a version before still needs
 * is taken away one version later.
 */
public final class Migrations {
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Flyway flyway;

    /** @throws DatabaseUnreachableException if the database does not answer or does not let the migrator in */
    public Migrations(String url, String migratorPassword) {
        DatabaseUnreachableException.refuse(url, DatabaseRole.MIGRATOR, migratorPassword);
        source.setUrl(url);
        source.setUser(DatabaseRole.MIGRATOR.login());
        source.setPassword(migratorPassword);
        source.setOptions("-c role=statistik_owner");
        flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .defaultSchema("operation")
                .table("schema_history")
                .createSchemas(true)
                .validateMigrationNaming(true)
                .outputQueryResults(false)
                .cleanDisabled(true)
                .load();
    }

    /** Applies what is missing and gives the number of migrations applied. */
    public int migrate() {
        MigrateResult result = flyway.migrate();
        Jdbi.create(source).useHandle(handle -> {
            handle.execute("grant select on operation.schema_history to statistik_collector, statistik_counter,"
                    + " statistik_publisher, statistik_open, statistik_staff, statistik_exporter, statistik_portal,"
                    + " statistik_operator, statistik_eraser");
            handle.createQuery("select operation.annotate('operation.schema_history', 'none', 'operation', 'always',"
                            + " variadic array(select attname::text from pg_attribute"
                            + " where attrelid = 'operation.schema_history'::regclass and attnum > 0"
                            + " and not attisdropped))")
                    .mapTo(String.class)
                    .list();
        });
        return result.migrationsExecuted;
    }

    /** Connections with the rights of the owner, for maintenance by hand. Sees no row that row-level security hides. */
    public Jdbi owner() {
        return Jdbi.create(source);
    }

    /**
     * Installs the keys that the database itself verifies with; a version that is there already is left alone. The first
     * version ever is from then on the current one.
     */
    public void installKeys(int version, SecretKey contextKey, SecretKey logKey) {
        Jdbi.create(source).useTransaction(handle -> {
            handle.execute(
                    "insert into access.context_key values (?, ?) on conflict do nothing",
                    version,
                    contextKey.getEncoded());
            handle.execute(
                    "insert into audit.log_key values (?, ?) on conflict do nothing", version, logKey.getEncoded());
            handle.execute(
                    "insert into operation.root_version (version, state) select ?, 'current'"
                            + " where not exists (select from operation.root_version)",
                    version);
        });
    }

    /** Remembers by what this version of the root is known again; what was remembered before stays. */
    public void installCheckValue(int version, byte[] checkValue) {
        Jdbi.create(source)
                .useHandle(handle -> handle.execute(
                        "update operation.root_version set check_value = ? where version = ? and check_value is null",
                        checkValue,
                        version));
    }

    /** The versions on the class path that the database lacks, oldest first. */
    public List<String> pending() {
        return Arrays.stream(flyway.info().pending())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .toList();
    }
}
