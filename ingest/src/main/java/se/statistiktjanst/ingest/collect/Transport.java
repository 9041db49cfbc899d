package se.statistiktjanst.ingest.collect;

import java.util.Locale;

/** The way events came. */
public enum Transport {
    HTTP,
    FILE,
    SFTP,
    PULL,
    STREAM;

    /** As it stands in {@code event.batch.transport}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
