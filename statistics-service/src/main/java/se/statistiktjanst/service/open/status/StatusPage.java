package se.statistiktjanst.service.open.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.MessageKey;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * Whether the site works, as a visitor understands it.
 *
 * @param checkedAt when the parts were last looked at
 * @param services none if the open part does not work
 * @param stops under way, to come, and ended not long ago; first the one that begins first
 */
public record StatusPage(
        State state,
        Instant checkedAt,
        List<Part> parts,
        List<Service> services,
        LocalDate nextPublicationOn,
        List<Stop> stops)
        implements PageContent {

    public StatusPage {
        parts = List.copyOf(parts);
        services = List.copyOf(services);
        stops = List.copyOf(stops);
    }

    /** How the whole is. */
    public enum State implements MessageKey {
        WORKING,
        /** Something does not work, and a stop is announced for now. */
        STOPPED,
        /** Something does not work that should. */
        DISTURBED;

        @Override
        public String messageKey() {
            return switch (this) {
                case WORKING -> "status.working";
                case STOPPED -> "status.stopped";
                case DISTURBED -> "status.disturbed";
            };
        }
    }

    /** A part of the service, and whether it works. */
    public record Part(SitePart name, boolean working) {}

    /**
     * A connected service.
     *
     * @param period the last month there are published figures of, for example {@code 2026-10}; empty if none
     * @param publishedOn when that month was published
     */
    public record Service(
            String name, String period, @Nullable LocalDate publishedOn) {}

    /** An announced stop, its text in the language of the page. */
    public record Stop(Instant from, Instant to, String text, When when) {}

    /** Where a stop stands. */
    public enum When implements MessageKey {
        COMING,
        UNDER_WAY,
        ENDED;

        @Override
        public String messageKey() {
            return switch (this) {
                case COMING -> "status.stop.coming";
                case UNDER_WAY -> "status.stop.now";
                case ENDED -> "status.stop.ended";
            };
        }
    }

    @Override
    public String template() {
        return "status.ftlh";
    }

    @Override
    public Section section() {
        return Section.NONE;
    }
}
