package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.AdminComponent;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.MonthPublication;
import se.statistiktjanst.statistics.publication.PublishedMonth;
import se.statistiktjanst.statistics.publication.PublishedRelease;

/** Protects and freezes completed months. A month that is published stays as it is. */
public final class PublishCommand extends WiredCommand {
    public PublishCommand(PrintStream out) {
        super(
                "publish",
                "Publishes completed months, for everybody and for staff: publish [--month 2021-01]",
                out,
                Set.of(DatabaseRole.PUBLISHER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--month").help("only this month, such as 2021-01; default all that are completed");
    }

    @Override
    void run(Wiring wiring, Namespace namespace) {
        Catalogue catalogue = Catalogue.load(wiring.configuration().definitions());
        MonthPublication publication = AdminComponent.publication(wiring, catalogue);
        String asked = namespace.getString("month");
        List<YearMonth> months = asked == null ? publication.completedMonths() : List.of(month(asked));
        int done = 0;
        for (YearMonth month : months) {
            PublishedMonth made = publication.publish(month, catalogue);
            done++;
            out.printf(
                    "%s (%d of %d): %s%n",
                    month,
                    done,
                    months.size(),
                    made.isEmpty() ? "was published before and stays as it is" : words(made));
        }
    }

    private static String words(PublishedMonth made) {
        return Stream.of(words(made.open(), "tables"), words(made.staff(), "tables for staff"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> words(List<PublishedRelease> releases, String what) {
        int cells = releases.stream().mapToInt(PublishedRelease::cells).sum();
        int hidden = releases.stream().mapToInt(PublishedRelease::hidden).sum();
        return releases.isEmpty()
                ? Optional.empty()
                : Optional.of("%d %s, %,d cells, %,d of them with a hidden number"
                        .formatted(releases.size(), what, cells, hidden));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new CommandFailedException("--month %s is no month: write it as 2021-01".formatted(text));
        }
    }
}
