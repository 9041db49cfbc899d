package se.statistiktjanst.service.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.exports.ExportState;
import se.statistiktjanst.service.exports.ShortExports;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.Messages;

/** Puts walks, event form and short export on the demo's page. */
final class DemoView {
    static final String MANAGER = "unit-manager";
    static final String STAFF_MEMBER = "staff-member";

    private final Map<String, DemoPerson> people;
    private final DemoUnits units;
    private final @Nullable DemoEvents events;
    private final @Nullable ShortExports exports;
    private final Clock clock;

    DemoView(
            Map<String, DemoPerson> people,
            DemoUnits units,
            @Nullable DemoEvents events,
            @Nullable ShortExports exports,
            Clock clock) {
        this.people = people;
        this.units = units;
        this.events = events;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param origin scheme, host and port, for the command line
     * @param sent the collector's answer to the form, null if it was not sent
     */
    DemoPage page(
            Language language,
            Messages messages,
            String origin,
            Optional<StaffSession> session,
            DemoUnits.@Nullable DemoUnit unit,
            @Nullable Receipt sent) {
        String home = "/" + language.tag();
        return new DemoPage(
                Stream.of(WalkRole.values()).map(role -> walk(role, home)).toList(),
                Stream.ofNullable(people.get(STAFF_MEMBER))
                        .map(person -> new Link(person.name(), logIn(STAFF_MEMBER, home + "/mina/min-statistik")))
                        .toList(),
                events == null ? null : form(events, home, messages, origin, unit == null ? units.first() : unit, sent),
                exports == null ? null : shortExport(exports, home, session),
                home + "/demo",
                session.map(StaffSession::csrfToken).orElse(""),
                clock.instant());
    }

    /** Where one click logs a demo user in and leads on. */
    static String logIn(String id, String returnTo) {
        return "/login?hint=" + id + "&returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    private Walk walk(WalkRole role, String home) {
        if (role == WalkRole.VISITOR) {
            return new Walk(role, "", home + role.path());
        }
        DemoPerson person = people.get(role.code());
        return new Walk(role, person == null ? role.code() : person.name(), logIn(role.code(), home + role.path()));
    }

    private EventForm form(
            DemoEvents events,
            String home,
            Messages messages,
            String origin,
            DemoUnits.DemoUnit chosen,
            @Nullable Receipt sent) {
        YearMonth month = YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
        return new EventForm(
                home + "/demo/handelse",
                List.of(
                        new Choice("answered", messages.text("demo.event.answered"), true),
                        new Choice("abandoned", messages.text("demo.event.abandoned"), false)),
                units.all().stream()
                        .map(unit -> new Choice(unit.hsaId(), unit.name(), unit.equals(chosen)))
                        .toList(),
                sent == null ? null : receipt(sent, messages),
                sent == null ? List.of() : faults(sent),
                logIn(chosen.manager(), home + "/mina/statistik?from=" + month + "&to=" + month),
                events.command(origin, chosen.careProvider(), chosen.hsaId()));
    }

    private static String receipt(Receipt sent, Messages messages) {
        return messages.text(
                "demo.event.receipt",
                sent.id() == null ? "–" : sent.id(),
                sent.accepted(),
                sent.duplicates(),
                sent.rejected() + sent.conflicts());
    }

    private static List<String> faults(Receipt sent) {
        return sent.results().stream()
                .filter(IngestResult.Rejected.class::isInstance)
                .flatMap(result -> ((IngestResult.Rejected) result).faults().stream())
                .map(fault -> fault.reason().code() + " " + fault.pointer() + ": " + fault.detail())
                .toList();
    }

    private ShortExport shortExport(ShortExports exports, String home, Optional<StaffSession> session) {
        String action = home + "/demo/export";
        Instant now = clock.instant();
        return session.flatMap(known -> exports.latest(known, now))
                .map(export -> new ShortExport(
                        action,
                        export.state(),
                        export.state() == ExportState.READY || export.state() == ExportState.EXPIRED
                                ? action + "/" + export.id()
                                : null,
                        export.expiresAt()))
                .orElseGet(() -> new ShortExport(action, null, null, null));
    }
}
