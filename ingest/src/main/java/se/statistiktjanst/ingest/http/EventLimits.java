package se.statistiktjanst.ingest.http;

import java.util.List;
import java.util.Map;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * What one request may hold.
 *
 * @param events events at most
 * @param bytes bytes of the body at most, after inflating
 */
public record EventLimits(int events, long bytes) {
    public static final EventLimits DEFAULT = new EventLimits(10_000, 16L << 20);

    ProblemException tooManyEvents() {
        return tooLarge("a request may hold at most %d events; send it in halves".formatted(events));
    }

    ProblemException tooManyBytes() {
        return tooLarge("a request may hold at most %d bytes after inflating; send it in halves".formatted(bytes));
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemCode.TOO_LARGE, detail, List.of(), Map.of());
    }
}
