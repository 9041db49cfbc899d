package se.statistiktjanst.platform.db;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** One pool for each purpose, opened only for those that the enabled components need. */
public final class Pools implements Managed, AutoCloseable {
    private final Map<DatabaseRole, ManagedDataSource> sources = new EnumMap<>(DatabaseRole.class);
    private final Map<DatabaseRole, Jdbi> jdbis = new EnumMap<>(DatabaseRole.class);

    public Pools(DatabaseConfiguration configuration, Set<DatabaseRole> roles, MetricRegistry metrics) {
        for (DatabaseRole role : roles) {
            ManagedDataSource source = settings(configuration, role).build(metrics, role.login());
            sources.put(role, source);
            jdbis.put(role, jdbi(source));
        }
    }

    /**
     * The pool of a role.
     *
     * @throws IllegalStateException if no enabled component needs it, so that code on the open side cannot reach more
     */
    public Jdbi jdbi(DatabaseRole role) {
        Jdbi jdbi = jdbis.get(role);
        if (jdbi == null) {
            throw new IllegalStateException(
                    "the pool of %s is not open here: enable the component that needs it under components:"
                            .formatted(role.login()));
        }
        return jdbi;
    }

    /** The roles whose pools are open. */
    public Set<DatabaseRole> roles() {
        return Set.copyOf(jdbis.keySet());
    }

    @Override
    public void start() throws Exception {
        for (ManagedDataSource source : sources.values()) {
            source.start();
        }
    }

    @Override
    public void stop() throws Exception {
        for (ManagedDataSource source : sources.values()) {
            source.stop();
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (Exception e) {
            throw new IllegalStateException("a database pool did not close", e);
        }
    }

    /** A Jdbi with the plugins every module counts on. */
    public static Jdbi jdbi(javax.sql.DataSource source) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        jdbi.installPlugin(new RememberedDaos());
        jdbi.registerRowMapper(Pools::recordMapper);
        // Statements left open by a stream are closed with their handle.
        jdbi.getConfig(SqlStatements.class).setAttachAllStatementsForCleanup(true);
        return jdbi;
    }

    /** Rows are records, by the names of their components. */
    private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
        return type instanceof Class<?> row && row.isRecord()
                ? Optional.of(ConstructorMapper.of(row))
                : Optional.empty();
    }

    private static DataSourceFactory settings(DatabaseConfiguration configuration, DatabaseRole role) {
        DataSourceFactory settings = new DataSourceFactory();
        settings.setDriverClass("org.postgresql.Driver");
        settings.setUrl(configuration.url());
        settings.setUser(role.login());
        settings.setPassword(configuration.passwordOf(role));
        settings.setInitialSize(1);
        settings.setMinSize(1);
        settings.setMaxSize(role.poolSize());
        settings.setMaxWaitForConnection(Duration.seconds(5));
        // The driver sends the zone of this machine; the database shall see one zone from everybody.
        settings.setInitializationQuery("set timezone to 'UTC'");
        settings.setValidationQuery("select 1");
        settings.setCheckConnectionOnBorrow(true);
        settings.setRollbackOnReturn(true);
        settings.getProperties().put("ApplicationName", role.login());
        settings.getProperties().put("reWriteBatchedInserts", "true");
        return settings;
    }
}
