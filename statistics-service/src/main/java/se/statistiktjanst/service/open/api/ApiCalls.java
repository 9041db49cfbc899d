package se.statistiktjanst.service.open.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import se.statistiktjanst.service.open.kept.CallCount;

/** Counts each call of the API once, whoever answers it. */
final class ApiCalls implements CallCount {
    /** Property of a request that was counted: how its caller stands. */
    static final String COUNTED = ApiCalls.class.getName();

    private final CallLimit limit;

    ApiCalls(CallLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean admits(HttpServletRequest request, HttpServletResponse answer) {
        if (!ApiPath.isOf(request.getRequestURI())) {
            return true;
        }
        CallLimit.Calls calls = count(request);
        headers(calls).forEach(answer::setHeader);
        return calls.remaining() >= 0;
    }

    /** How the caller stands with this call, which is counted unless it has been. */
    CallLimit.Calls count(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) instanceof CallLimit.Calls calls) {
            return calls;
        }
        CallLimit.Calls calls = limit.count(request.getRemoteAddr());
        request.setAttribute(COUNTED, calls);
        return calls;
    }

    /** How a caller stands, as an answer says it. */
    Map<String, String> headers(CallLimit.Calls calls) {
        return Map.of(
                "RateLimit-Limit", String.valueOf(limit.calls()),
                "RateLimit-Remaining", String.valueOf(Math.max(0, calls.remaining())),
                "RateLimit-Reset", String.valueOf(calls.secondsLeft()));
    }

    /** What one call too many is told. */
    String refusal() {
        return "more than %d calls in %d seconds: wait as long as Retry-After says"
                .formatted(limit.calls(), limit.windowSeconds());
    }
}
