package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.rollup.Folder;

/** {@code usage rebuild} makes all roll-ups anew from the events: the repair path, also beside a running service. */
public final class UsageCommand extends WiredCommand {
    public UsageCommand(PrintStream out) {
        super(
                "usage",
                "Makes all roll-ups anew from the events; readers see the old ones until it is done: usage rebuild",
                out,
                Set.of(DatabaseRole.COUNTER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("rebuild");
    }

    /** It touches nothing of anybody: erased residents are nobody in events and roll-ups alike. */
    @Override
    boolean needsErasures() {
        return false;
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        int batches = new Folder(wiring.pools().jdbi(DatabaseRole.COUNTER)).rebuild();
        out.printf("the roll-ups are made anew from %,d batches of events%n", batches);
    }
}
