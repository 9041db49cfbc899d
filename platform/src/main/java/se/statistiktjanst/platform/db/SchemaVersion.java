package se.statistiktjanst.platform.db;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Compares the schema with the one this program needs, with the rights of any role, before the server starts. */
public final class SchemaVersion {
    private SchemaVersion() {}

    /**
     * Checks that the database has exactly the migrations on the class path.
     *
     * @throws DatabaseUnreachableException if it cannot be asked
     * @throws SchemaMismatchException if it lacks one, or has one that this program does not know
     */
    public static void require(DatabaseConfiguration configuration, DatabaseRole role) {
        String password = configuration.passwordOf(role);
        DatabaseUnreachableException.refuse(configuration.url(), role, password);
        MigrationInfoService info = Flyway.configure()
                .dataSource(configuration.url(), role.login(), password)
                .locations("classpath:db/migration")
                .defaultSchema("operation")
                .table("schema_history")
                .load()
                .info();
        List<MigrationInfo> missing = Arrays.asList(info.pending());
        if (!missing.isEmpty()) {
            throw new SchemaMismatchException(
                    "the database schema is older than this program: %d migrations from %s on are missing; run: statistik db migrate"
                            .formatted(missing.size(), missing.get(0).getVersion()));
        }
        Arrays.stream(info.all())
                .filter(m -> !m.getState().isResolved())
                .findFirst()
                .ifPresent(unknown -> {
                    throw new SchemaMismatchException(
                            "the database schema is newer than this program, which does not know migration %s: start the version that made it, or a later one"
                                    .formatted(unknown.getVersion()));
                });
    }
}
