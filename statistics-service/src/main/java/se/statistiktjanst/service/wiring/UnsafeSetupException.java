package se.statistiktjanst.service.wiring;

import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.clock.ServiceClock;

/** The service refuses to start, because what it promises would not hold here. */
public final class UnsafeSetupException extends RuntimeException {
    private UnsafeSetupException(String message) {
        super(message);
    }

    static void refuse(StatisticsConfiguration configuration, Jdbi jdbi, ServiceClock clock) {
        for (String setting : new String[] {"fsync", "full_page_writes"}) {
            if (!"on".equals(setting(jdbi, setting))) {
                throw new UnsafeSetupException(
                        "PostgreSQL runs with %s off, so acknowledged events could be lost: set %s = on in postgresql.conf"
                                .formatted(setting, setting));
            }
        }
        if (clock.isShifted() && !configuration.isDemo()) {
            throw new UnsafeSetupException(
                    "operation.clock_offset is not zero: only tests and demos may shift the clock; set its shift to '0'");
        }
    }

    private static String setting(Jdbi jdbi, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }
}
