package se.statistiktjanst.service.wiring;

import io.dropwizard.core.setup.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.folder.AreaConfiguration;
import se.statistiktjanst.ingest.folder.FilesConfiguration;
import se.statistiktjanst.ingest.health.HealthWorker;
import se.statistiktjanst.ingest.health.Integration;
import se.statistiktjanst.ingest.health.IntegrationHealth;
import se.statistiktjanst.ingest.pull.PullConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;

/** Watches the integrations that the configuration names. */
public final class IntegrationsComponent {
    private IntegrationsComponent() {}

    /** Registers the watch, and gives what transports tell of their contacts. */
    public static IntegrationHealth register(Environment environment, Wiring wiring) {
        IntegrationHealth health = new IntegrationHealth(wiring.pools().jdbi(DatabaseRole.COLLECTOR), wiring.clock());
        environment.lifecycle().manage(new HealthWorker(health, declared(wiring.configuration())));
        return health;
    }

    private static List<Integration.Declared> declared(StatisticsConfiguration configuration) {
        List<Integration.Declared> declared = new ArrayList<>();
        Optional.ofNullable(configuration.integrations())
                .map(IntegrationsConfiguration::senders)
                .orElse(List.of())
                .forEach(sender ->
                        declared.add(Integration.Declared.sender(sender.code(), hours(sender.expectedHours()))));
        FilesConfiguration files = configuration.files();
        if (files != null) {
            for (AreaConfiguration area : files.areas()) {
                declared.add(new Integration.Declared(area.integration(), "folder", hours(area.expectedHours())));
            }
        }
        for (PullConfiguration pull : configuration.pulls()) {
            declared.add(new Integration.Declared(pull.integration(), "pull", hours(pull.expectedHours())));
        }
        return declared;
    }

    private static @Nullable Duration hours(@Nullable Integer hours) {
        return hours == null ? null : Duration.ofHours(hours);
    }
}
