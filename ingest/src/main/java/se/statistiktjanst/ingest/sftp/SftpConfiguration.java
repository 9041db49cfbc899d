package se.statistiktjanst.ingest.sftp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code files.sftp:} part of the configuration.
 *
 * @param bindHost address to listen at, default 127.0.0.1
 * @param port 0 for any free one
 * @param hostKey file of the server's own key, made at the first start; not under the folder that is served
 * @param maxFileMegabytes size of an upload at most, default 10,000
 */
public record SftpConfiguration(
        @Nullable String bindHost,
        @Min(0) @Max(65_535) int port,
        @NotNull Path hostKey,
        @Min(1) @Nullable Integer maxFileMegabytes) {
    private static final int DEFAULT_MEGABYTES = 10_000;

    String host() {
        return bindHost == null ? "127.0.0.1" : bindHost;
    }

    long maxFileBytes() {
        return (maxFileMegabytes == null ? DEFAULT_MEGABYTES : maxFileMegabytes) * 1_000_000L;
    }
}
