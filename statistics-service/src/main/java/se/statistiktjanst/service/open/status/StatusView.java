package se.statistiktjanst.service.open.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
        SiteHealth.Seen seen = health.look();
        return new StatusPage(
                state(seen, now),
                seen.at(),
                seen.working().entrySet().stream()
                        .map(part -> new StatusPage.Part(part.getKey(), part.getValue()))
                        .toList(),
                seen.isWorking(SitePart.OPEN) ? services.apply(language) : List.of(),
                nextPublicationOn,
                stops.stream()
                        .filter(stop -> stop.end().plus(ENDED_STAYS).isAfter(now))
                        .sorted(Comparator.comparing(AnnouncedStop::start))
                        .map(stop -> stop(stop, now, language))
                        .toList());
    }

    private StatusPage.State state(SiteHealth.Seen seen, Instant now) {
        if (!seen.working().isEmpty() && !seen.working().containsValue(false)) {
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
