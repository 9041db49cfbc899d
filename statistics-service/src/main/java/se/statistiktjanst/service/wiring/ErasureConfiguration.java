package se.statistiktjanst.service.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code erasure:} part of the configuration.
 *
 * @param tombstones the log of erased residents; by default {@code tombstones.log} beside the folder of shreddable keys
 * @param backupDays how long a backup of the database is kept, for certificates; default 35
 */
public record ErasureConfiguration(
        @Nullable Path tombstones,
        @Min(1) @Max(3650) @Nullable Integer backupDays) {
    private static final int BACKUP_DAYS = 35;

    static final ErasureConfiguration USUAL = new ErasureConfiguration(null, null);

    Path tombstonesBeside(Path shreddable) {
        return tombstones == null ? shreddable.toAbsolutePath().resolveSibling("tombstones.log") : tombstones;
    }

    int keptDays() {
        return backupDays == null ? BACKUP_DAYS : backupDays;
    }
}
