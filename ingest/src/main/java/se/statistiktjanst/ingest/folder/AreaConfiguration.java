package se.statistiktjanst.ingest.folder;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area: a folder of one customer.
 *
 * @param name of the folder, and of the user over SFTP
 * @param careProvider HSA-id of the care provider whose staff may upload to it; null if none may
 * @param sender whose events the lines of {@code *.ndjson} are; null if the area takes none
 * @param csv CSV files that it takes; the first pattern that fits counts
 * @param historical whether events older than 400 days are taken, within what the sender is authorised for
 * @param sftpKeys file of public keys that may log in over SFTP, one a line as in {@code authorized_keys}
 * @param expectedHours how often a file is expected; later than that it counts as late. Null if never
 */
public record AreaConfiguration(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
        String name,

        @Nullable String careProvider,
        @Nullable String sender,
        @Nullable List<CsvFiles> csv,
        @Nullable Boolean historical,
        @Nullable Path sftpKeys,
        @Nullable Integer expectedHours) {

    /**
     * Which mapping reads which files.
     *
     * @param files pattern of file names, such as {@code calls-*.csv}
     * @param mapping name of a file in {@code config/mappings}, without ending
     */
    public record CsvFiles(@NotNull String files, @NotNull String mapping) {}

    List<CsvFiles> csvFiles() {
        return csv == null ? List.of() : csv;
    }

    boolean takesHistory() {
        return Boolean.TRUE.equals(historical);
    }

    /** Under which its health is told. */
    public String integration() {
        return "folder:" + name;
    }
}
