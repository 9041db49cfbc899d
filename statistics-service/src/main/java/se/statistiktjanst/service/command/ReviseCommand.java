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
import se.statistiktjanst.statistics.publication.PublishedRelease;
import se.statistiktjanst.statistics.publication.Revision;

/** Publishes a period again, where enough residents have come or gone since. */
public final class ReviseCommand extends WiredCommand {
    public ReviseCommand(PrintStream out) {
        super(
                "revise",
                "Publishes a period again, at most twice: revise --period 2021M01 --reason-sv … --reason-en …"
                        + " --approved-by …",
                out,
                Set.of(DatabaseRole.PUBLISHER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--period").required(true).help("a month (2021M01), quarter (2021K1) or year (2021)");
        parser.addArgument("--reason-sv").required(true).help("why, in Swedish: stands in the public register");
        parser.addArgument("--reason-en").required(true).help("why, in English: stands in the public register");
        parser.addArgument("--approved-by").required(true).help("who answers for it; is not public");
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        Catalogue catalogue = Catalogue.load(wiring.configuration().definitions());
        Period period = PeriodArgument.read(namespace.getString("period"));
        List<PublishedRelease> releases;
        try {
            releases = AdminComponent.publication(wiring, catalogue)
                    .revise(
                            period,
                            catalogue.cubes(),
                            new Revision(
                                    namespace.getString("reason_sv"),
                                    namespace.getString("reason_en"),
                                    namespace.getString("approved_by")),
                            new PublicationLines(out, wiring.clock(), 1));
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
        releases.forEach(release -> out.printf(
                "%s of %s: version %d, %,d of %,d cells are new%n",
                release.cubeId(), release.period(), release.version(), release.drawn(), release.cells()));
        if (releases.isEmpty()) {
            out.printf("%s stays as it is: in no cell are there five residents more or less%n", period);
        }
    }
}
