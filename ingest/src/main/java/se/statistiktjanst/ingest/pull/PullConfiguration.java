package se.statistiktjanst.ingest.pull;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that is asked, one of {@code pulls:} in the configuration.
 *
 * @param name stable name
 * @param area where its files go
 * @param file beginning of the names of its files, which the area must take: {@code calls} gives {@code calls-….csv}
 * @param address with {@code {cursor}} where the cursor goes; the host must be on the list of outgoing addresses
 * @param tokenFile sent as {@code Authorization: Bearer …}; null for none
 * @param format {@code json} (the pages are JSON) or {@code ndjson} (a line each)
 * @param items JSON pointer to the list in a page, empty for the page itself; {@code json} only
 * @param columns makes CSV of these members for a mapping; null if the items are structured CloudEvents
 * @param start the first cursor
 * @param nextCursor JSON pointer to the cursor of the next page; {@code json} only, null for {@code lastItem}
 * @param lastItem JSON pointer within the last item to what the next cursor is; null for {@code nextCursor}
 * @param everyMinutes how often it is asked
 * @param expectedHours how often it must work; later than that it counts as late
 */
public record PullConfiguration(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
        String name,

        @NotNull String area,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
        String file,

        @NotNull String address,
        @Nullable Path tokenFile,
        @NotNull @Pattern(regexp = "json|ndjson") String format,
        @Nullable String items,
        @Nullable List<String> columns,
        @NotNull String start,
        @Nullable String nextCursor,
        @Nullable String lastItem,
        @Min(1) @Max(10_080) int everyMinutes,
        @Nullable Integer expectedHours) {

    /** Under which its health is told. */
    public String integration() {
        return "pull:" + name;
    }

    boolean isLines() {
        return format.equals("ndjson");
    }
}
