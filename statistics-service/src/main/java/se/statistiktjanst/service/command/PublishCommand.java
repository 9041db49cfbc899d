package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.AdminComponent;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.Publication;

/** Protects and freezes completed periods. One that is published stays as it is. */
public final class PublishCommand extends WiredCommand {
    public PublishCommand(PrintStream out) {
        super(
                "publish",
                "Publishes completed months, quarters and years, for everybody and for staff: publish [--period 2021M01]",
                out,
                Set.of(DatabaseRole.PUBLISHER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--period")
                .help("only this month (2021M01), quarter (2021K1) or year (2021); default all that are completed");
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        Catalogue catalogue = Catalogue.load(wiring.configuration().definitions());
        Publication publication = AdminComponent.publication(wiring, catalogue);
        String asked = namespace.getString("period");
        List<Period> periods = asked == null ? publication.completed() : List.of(PeriodArgument.read(asked));
        PublicationLines lines = new PublicationLines(out, wiring.clock(), periods.size());
        for (Period period : periods) {
            lines.done(period, publication.publish(period, catalogue, lines));
        }
    }
}
