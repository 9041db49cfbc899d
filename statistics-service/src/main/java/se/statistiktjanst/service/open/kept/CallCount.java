package se.statistiktjanst.service.open.kept;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Counts a call that is about to be answered from memory, as the others are counted. */
@FunctionalInterface
public interface CallCount {

    /**
     * Counts the call, if such calls are counted at all, and puts into the answer how the caller stands.
     *
     * @return whether it may be answered; if not, whoever answers the others refuses it, and does not count it again
     */
    boolean admits(HttpServletRequest request, HttpServletResponse answer);
}
