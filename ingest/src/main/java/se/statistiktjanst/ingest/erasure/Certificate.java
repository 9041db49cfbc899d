package se.statistiktjanst.ingest.erasure;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure took away and what is left, in codes that a page puts into words. Names nobody but who ordered it, and
 * says nothing of other care providers.
 *
 * @param id public id
 * @param caseReference the care provider's own, such as a registry number
 * @param replayed whether it was carried out again, or to its end, from the log of tombstones
 * @param backupsEndOn when the last backup that may hold the row expires
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Certificate(
        String id,
        String careProvider,
        String careProviderName,
        String orderedBy,
        String caseReference,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant erasedAt,
        boolean replayed,
        List<Removed> removed,
        List<Remaining> remains,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate backupsEndOn) {

    public Certificate {
        removed = List.copyOf(removed);
        remains = List.copyOf(remains);
    }

    /**
     * Something that is gone.
     *
     * @param what {@code vault}, {@code refused}, {@code corrected} or {@code export}
     * @param count rows, events or downloads made of an export before
     * @param about public id of an export
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Removed(
            What what,
            long count,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
            @Nullable String about) {}

    /** Something that is left, with how much of it where that is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remaining(Left what, @Nullable Long count) {}

    /** What is removed. */
    public enum What {
        VAULT,
        REFUSED,
        CORRECTED,
        EXPORT
    }

    /** What is left. */
    public enum Left {
        FACTS,
        FIGURES,
        PUBLISHED,
        DIGESTS,
        LOG,
        TOMBSTONE,
        BACKUPS,
        DOWNLOADED,
        FILES,
        UNNAMED
    }
}
