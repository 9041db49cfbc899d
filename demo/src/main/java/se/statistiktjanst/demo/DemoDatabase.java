package se.statistiktjanst.demo;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;

/** The database of a demo on its embedded server. */
final class DemoDatabase implements AutoCloseable {
    private static final String NAME = "statistik";

    private final EmbeddedPostgres server;

    private DemoDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server; another process must not run it. */
    static DemoDatabase start(DemoFolder folder) {
        return new DemoDatabase(EmbeddedPostgres.start(folder.database(), 0));
    }

    /** Uses the server of a running demo, or starts it until this is closed. */
    static DemoDatabase startOrJoin(DemoFolder folder) {
        return new DemoDatabase(EmbeddedPostgres.startOrJoin(folder.database()));
    }

    /** Makes the database if it is not there, the roles, and sets their passwords. */
    void prepare(Map<DatabaseRole, String> passwords) {
        jdbi("postgres").useHandle(DemoDatabase::createIfMissing);
        Bootstrap.run(jdbi(NAME), passwords);
    }

    String url() {
        return server.jdbcUrl(NAME);
    }

    /** What must let go of the database before it stops, also at Ctrl-C and SIGTERM; last given first. */
    void beforeStop(Runnable action) {
        server.beforeStop(action);
    }

    @Override
    public void close() {
        server.close();
    }

    private static void createIfMissing(Handle handle) {
        boolean there = handle.createQuery("select exists (select from pg_database where datname = :name)")
                .bind("name", NAME)
                .mapTo(Boolean.class)
                .one();
        if (!there) {
            handle.execute("create database " + NAME + " template template0 encoding 'UTF8'");
        }
    }

    private Jdbi jdbi(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(server.superuser());
        source.setPassword(server.superuserPassword());
        return Pools.jdbi(source);
    }
}
