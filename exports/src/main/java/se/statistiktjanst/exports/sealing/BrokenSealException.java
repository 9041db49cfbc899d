package se.statistiktjanst.exports.sealing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A sealed file is not what was written: cut, extended, reordered, changed, or opened with another key or name. */
public final class BrokenSealException extends IOException {
    BrokenSealException(String fact) {
        this(fact, null);
    }

    BrokenSealException(String fact, @Nullable Throwable cause) {
        super("The sealed file is damaged: " + fact + ". Order the export again.", cause);
    }

    /** The file is whole, but not the one that was recorded when it was written. */
    public static BrokenSealException ofLength(long bytes, long recorded) {
        return new BrokenSealException("it holds " + bytes + " bytes and was recorded with " + recorded);
    }
}
