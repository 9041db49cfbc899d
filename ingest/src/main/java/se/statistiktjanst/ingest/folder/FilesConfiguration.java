package se.statistiktjanst.ingest.folder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.sftp.SftpConfiguration;
import se.statistiktjanst.ingest.sftp.SftpUser;

/**
 * The {@code files:} part of the configuration. What is left out has the default named here.
 *
 * @param folder holds a folder for each area; nothing else may write there
 * @param areas one for each customer or source
 * @param everySeconds how often is looked, default 10
 * @param quietSeconds how long a file must not have changed, default 30
 * @param keepDays how long an imported file is kept, default 7: it holds personal data
 * @param keepResultDays how long a result file is kept, default 90
 * @param maxUploadMegabytes size of a file over HTTP at most, default 500
 * @param sftp the embedded SFTP server; null for none
 */
public record FilesConfiguration(
        @NotNull Path folder,
        @Valid @NotNull List<AreaConfiguration> areas,
        @Min(1) @Max(3600) @Nullable Integer everySeconds,
        @Min(0) @Max(3600) @Nullable Integer quietSeconds,
        @Min(0) @Max(365) @Nullable Integer keepDays,
        @Min(1) @Max(365) @Nullable Integer keepResultDays,
        @Min(1) @Max(100_000) @Nullable Integer maxUploadMegabytes,
        @Valid @Nullable SftpConfiguration sftp) {

    Duration pause() {
        return Duration.ofSeconds(or(everySeconds, 10));
    }

    Duration quiet() {
        return Duration.ofSeconds(or(quietSeconds, 30));
    }

    Duration keep() {
        return Duration.ofDays(or(keepDays, 7));
    }

    long maxUploadBytes() {
        return or(maxUploadMegabytes, 500) * 1_000_000L;
    }

    Duration keepResult() {
        return Duration.ofDays(or(keepResultDays, 90));
    }

    /** The areas that have keys, for the SFTP server. */
    public List<SftpUser> sftpUsers() {
        List<SftpUser> users = new ArrayList<>();
        for (AreaConfiguration area : areas) {
            if (area.sftpKeys() != null) {
                users.add(new SftpUser(area.name(), folder.resolve(area.name()), area.sftpKeys()));
            }
        }
        return users;
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
