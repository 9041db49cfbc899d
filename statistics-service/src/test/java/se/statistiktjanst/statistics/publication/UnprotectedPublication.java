package se.statistiktjanst.statistics.publication;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.statistics.disclosure.ProtectionOff;

/** The publisher as it is, with true numbers. */
public final class UnprotectedPublication {
    private UnprotectedPublication() {}

    public static Publication of(Jdbi publisher, KeyTree keys, OpenCodes names, Clock clock) {
        return new Publication(publisher, keys, ProtectionOff.gate(), names, new HeldBack(0), clock);
    }
}
