package se.statistiktjanst.service.demo;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.service.exports.ShortExports;
import se.statistiktjanst.service.page.PageShell;

/** The demo's page. Registered in demo mode only. */
public final class DemoComponent {
    private DemoComponent() {}

    /**
     * Registers it.
     *
     * @param definitions folder with {@code demo/users.yml} and the registry
     * @param ingest null where this process takes no events; the form for them is left out
     * @param exports null where this process makes no exports
     */
    public static void register(
            JerseyEnvironment jersey,
            Path definitions,
            @Nullable IngestBundle ingest,
            @Nullable ShortExports exports,
            PageShell shell,
            Clock clock) {
        Map<String, DemoPerson> people = DemoPerson.read(definitions);
        DemoUnits units = DemoUnits.of(people.values(), Registry.load(definitions));
        DemoPerson agent = Objects.requireNonNull(
                people.get(DemoView.STAFF_MEMBER), "demo/users.yml lacks the user " + DemoView.STAFF_MEMBER);
        DemoEvents events = ingest == null
                ? null
                : new DemoEvents(ingest, definitions, agent, units.first().hsaId(), clock);
        DemoView view = new DemoView(people, units, events, exports, clock);
        jersey.register(new DemoPageResource(view, units, events, exports, shell));
    }
}
