package se.statistiktjanst.platform.db;

import java.util.Locale;

/** One log-in role of the database for each purpose; {@code db/bootstrap.sql} makes them, migrations say what each may. */
public enum DatabaseRole {
    /** Applies migrations; member of the owner. */
    MIGRATOR(1),
    /** Stores events; can read no fact. */
    COLLECTOR(6),
    /** Folds facts into roll-ups. */
    COUNTER(2),
    /** Sums, protects and freezes releases. */
    PUBLISHER(1),
    /** Reads schema {@code open} and nothing else. */
    OPEN(4),
    /** Reads roll-ups of one care provider at a time; no column of residents. */
    STAFF(3),
    /** Runs exports of one care provider at a time. */
    EXPORTER(3),
    /** The only role that can turn a {@code resident_ref} into a number. */
    RESOLVER(1),
    /** Sessions and saved views. */
    PORTAL(2),
    /** Keeps the registry. */
    OPERATOR(1),
    /** Expires and erases. */
    ERASER(1),
    /** Reads everything for backups, outside the application. */
    BACKUP(1);

    private final int poolSize;

    DatabaseRole(int poolSize) {
        this.poolSize = poolSize;
    }

    /** The name of the role in PostgreSQL. */
    public String login() {
        return "statistik_" + name().toLowerCase(Locale.ROOT);
    }

    /** Connections at most; all roles of the application together stay at or under 24. */
    public int poolSize() {
        return poolSize;
    }
}
