package se.statistiktjanst.exports.api;

import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** The problems of this API, each worded once. */
final class ExportProblems {
    private ExportProblems() {}

    static ProblemException expired() {
        return new ProblemException(
                ProblemCode.EXPIRED,
                "this export has expired: its key is destroyed and nobody can read it; order it again if it is needed");
    }

    static ProblemException notAllowed() {
        return new ProblemException(
                ProblemCode.FORBIDDEN,
                "your assignment gives no right to exports of this form; ask whoever assigns rights at the care provider");
    }

    static ProblemException loginTooOld() {
        return new ProblemException(
                ProblemCode.FORBIDDEN, "personal identity numbers need a fresh log-in: log in again and repeat");
    }

    static ProblemException usedUp() {
        return new ProblemException(
                ProblemCode.FORBIDDEN,
                "this object has been downloaded as many times as it may be; order the export again");
    }

    static ProblemException keyReused() {
        return new ProblemException(
                ProblemCode.CONFLICT, "another order was placed under this Idempotency-Key; use a new key");
    }
}
