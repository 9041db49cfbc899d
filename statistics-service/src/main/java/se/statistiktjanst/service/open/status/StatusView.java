package se.statistiktjanst.service.open.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.statistiktjanst.service.page.Language;

/** Puts together what the page says. */
final class StatusView {
    private static final Duration ENDED_STAYS = Duration.ofDays(14);

    private final SiteHealth health;
    private final Function<Language, List<StatusPage.Service>> services;
    private final List<AnnouncedStop> stops;
    private final Clock clock;

    StatusView(
            SiteHealth health,
            Function<Language, List<StatusPage.Service>> services,
            List<AnnouncedStop> stops,
            Clock clock) {
        this.health = health;
        this.services = services;
        this.stops = List.copyOf(stops);
        this.clock = clock;
    }

    StatusPage page(Language language, LocalDate nextPublicationOn) {
        Instant now = clock.instant();
        SiteHealth.Seen seen = health.seen();
        Optional<List<StatusPage.Service>> figures = figures(seen, language);
        return new StatusPage(
                state(seen, figures.isPresent(), now),
                seen.at(),
                Arrays.stream(SitePart.values())
                        .filter(seen.working()::containsKey)
                        .map(part -> new StatusPage.Part(part, seen.isWorking(part)))
                        .toList(),
                figures.orElse(List.of()),
                nextPublicationOn,
                stops.stream()
                        .filter(stop -> stop.end().plus(ENDED_STAYS).isAfter(now))
                        .sorted(Comparator.comparing(AnnouncedStop::start))
                        .map(stop -> stop(stop, now, language))
                        .toList());
    }

    /** Nothing if they cannot be read; the page comes all the same. */
    private Optional<List<StatusPage.Service>> figures(SiteHealth.Seen seen, Language language) {
        if (!seen.isWorking(SitePart.OPEN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(services.apply(language));
        } catch (RuntimeException e) {
            // Gone since the last look, which is what the page is for.
            return Optional.empty();
        }
    }

    private StatusPage.State state(SiteHealth.Seen seen, boolean readable, Instant now) {
        if (readable && health.isFresh() && !seen.working().containsValue(false)) {
            return StatusPage.State.WORKING;
        }
        return stops.stream().anyMatch(stop -> stop.isUnderWay(now))
                ? StatusPage.State.STOPPED
                : StatusPage.State.DISTURBED;
    }

    private static StatusPage.Stop stop(AnnouncedStop stop, Instant now, Language language) {
        StatusPage.When when = stop.isUnderWay(now)
                ? StatusPage.When.UNDER_WAY
                : now.isBefore(stop.start()) ? StatusPage.When.COMING : StatusPage.When.ENDED;
        return new StatusPage.Stop(stop.start(), stop.end(), stop.text().in(language), when);
    }
}
