package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.platform.problem.Problem;

/**
 * The answer to a request with events, as JSON.
 *
 * @param results one for each event, or (asked for as minimal) one for each that was not taken
 */
record EventsAnswer(
        @Nullable String receipt, int accepted, int duplicates, int conflicts, int rejected, List<Result> results) {
    private static final int ALL_TAKEN = 202;
    private static final int SOME_REFUSED = 207;
    private static final int ALL_REFUSED = 422;

    /** What became of one event. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Result(
            @JsonInclude(JsonInclude.Include.ALWAYS) int index,
            @Nullable String id,
            String status,
            List<Problem.Violation> errors) {}

    static EventsAnswer of(Receipt receipt, boolean minimal) {
        return new EventsAnswer(
                receipt.id(),
                receipt.accepted(),
                receipt.duplicates(),
                receipt.conflicts(),
                receipt.rejected(),
                receipt.results().stream()
                        .filter(result -> !minimal || !isTaken(result))
                        .map(EventsAnswer::result)
                        .toList());
    }

    private static boolean isTaken(IngestResult result) {
        return result instanceof IngestResult.Accepted || result instanceof IngestResult.Duplicate;
    }

    private static Result result(IngestResult result) {
        if (result instanceof IngestResult.Rejected rejected) {
            return new Result(
                    rejected.index(),
                    rejected.id(),
                    "rejected",
                    rejected.faults().stream()
                            .map(fault -> new Problem.Violation(
                                    fault.pointer(), fault.reason().code(), fault.detail()))
                            .toList());
        }
        if (result instanceof IngestResult.Conflict) {
            return new Result(
                    result.index(),
                    result.id(),
                    "conflict",
                    List.of(new Problem.Violation(
                            "", "conflict", "the id was used before for an event with other content, which stays")));
        }
        String status = result instanceof IngestResult.Accepted ? "accepted" : "duplicate";
        return new Result(result.index(), result.id(), status, List.of());
    }

    /** 202 all taken, 207 some refused, 422 all refused. */
    int status() {
        int refused = conflicts + rejected;
        if (refused == 0) {
            return ALL_TAKEN;
        }
        return accepted + duplicates == 0 ? ALL_REFUSED : SOME_REFUSED;
    }
}
