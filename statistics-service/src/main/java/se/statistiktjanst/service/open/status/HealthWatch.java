package se.statistiktjanst.service.open.status;

import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.lifecycle.Managed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks every fifteen seconds whether the parts of this process work, however many visitors ask. Where the open part does
 * not work the others are not asked, so that no look waits for one after the other.
 */
final class HealthWatch implements Managed {
    private static final int SECONDS = 15;

    private final HealthCheckRegistry checks;
    private final SiteHealth health;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "status");
        thread.setDaemon(true);
        return thread;
    });

    HealthWatch(HealthCheckRegistry checks, SiteHealth health) {
        this.checks = checks;
        this.health = health;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A check that throws is an unhealthy one: look() throws nothing.
    public void start() {
        look();
        executor.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        executor.shutdownNow();
    }

    void look() {
        Set<String> names = checks.getNames();
        Map<SitePart, Boolean> working = new EnumMap<>(SitePart.class);
        boolean open = works(SitePart.OPEN);
        for (SitePart part : SitePart.values()) {
            if (names.contains(part.check())) {
                working.put(part, open && (part == SitePart.OPEN || works(part)));
            }
        }
        health.note(working);
    }

    private boolean works(SitePart part) {
        return checks.getNames().contains(part.check())
                && checks.runHealthCheck(part.check()).isHealthy();
    }
}
