package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.exports.Exports;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.ErasureWiring;
import se.statistiktjanst.service.wiring.Wiring;

/** {@code erasure status} says how many erasures of the log are not carried out; {@code erasure replay} carries them out. */
public final class ErasureCommand extends WiredCommand {
    public ErasureCommand(PrintStream out) {
        super(
                "erasure",
                "After a restore of an older dump: erasure status | erasure replay",
                out,
                Set.of(DatabaseRole.ERASER, DatabaseRole.RESOLVER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("status", "replay");
    }

    /** It carries them out. */
    @Override
    boolean needsErasures() {
        return false;
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        if (namespace.getString("action").equals("status")) {
            out.printf("%d erasures are not carried out in this database%n", ErasureWiring.pending(wiring));
            return;
        }
        int replayed = ErasureWiring.replay(
                wiring,
                Exports.revocation(
                        wiring.configuration().exports(),
                        wiring.pools().jdbi(DatabaseRole.ERASER),
                        wiring.keys().shreddable()));
        out.printf("%d erasures carried out; the database is as the log of tombstones says%n", replayed);
    }
}
