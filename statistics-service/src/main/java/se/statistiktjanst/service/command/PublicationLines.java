package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.PublicationProgress;
import se.statistiktjanst.statistics.publication.PublishedPeriod;
import se.statistiktjanst.statistics.publication.PublishedRelease;
import se.statistiktjanst.statistics.publication.ReleaseKind;

/** Tells on the command line how far a publication has come, at most every two seconds, and what came of each period. */
final class PublicationLines implements PublicationProgress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Clock clock;
    private final int periods;
    private Instant told;
    private int done;

    PublicationLines(PrintStream out, Clock clock, int periods) {
        this.out = out;
        this.clock = clock;
        this.periods = periods;
        this.told = clock.instant();
    }

    @Override
    public void read(Period period, long events) {
        Instant now = clock.instant();
        if (now.isAfter(told.plus(PAUSE))) {
            told = now;
            out.printf("%s (%d of %d): %,d events read%n", period, done + 1, periods, events);
        }
    }

    void done(Period period, PublishedPeriod made) {
        done++;
        String told = Stream.of(told(made.open(), "tables"), told(made.staff(), "tables for staff"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        out.printf(
                "%s (%d of %d): %s%n",
                period, done, periods, told.isEmpty() ? "was published before and stays as it is" : told);
    }

    private static Optional<String> told(List<PublishedRelease> releases, String what) {
        if (releases.isEmpty()) {
            return Optional.empty();
        }
        int cells = releases.stream().mapToInt(PublishedRelease::cells).sum();
        int hidden = releases.stream().mapToInt(PublishedRelease::hidden).sum();
        int drawn = releases.stream().mapToInt(PublishedRelease::drawn).sum();
        boolean isFirst = releases.stream().allMatch(release -> release.kind() == ReleaseKind.FIRST);
        return Optional.of("%d %s, %,d cells, %,d of them with a hidden number%s"
                .formatted(
                        releases.size(), what, cells, hidden, isFirst ? "" : "; %,d cells are new".formatted(drawn)));
    }
}
