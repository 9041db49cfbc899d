package se.statistiktjanst.statistics.publication;

import java.util.Locale;

/** Why there is a release. */
public enum ReleaseKind {
    /** The period was published. */
    FIRST,
    /** A service that was held back is complete: cells without numbers get them. */
    COMPLETION,
    /** Cells with enough changed residents were drawn again, for a reason and with an approval. */
    REVISION;

    /** As it is stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
