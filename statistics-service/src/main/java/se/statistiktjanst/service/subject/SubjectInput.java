package se.statistiktjanst.service.subject;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;
import se.statistiktjanst.pseudonymizer.identity.ReserveNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;

/** What somebody who handles personal data types in. A refusal never repeats it. */
final class SubjectInput {
    private static final int LONGEST_TEXT = 200;

    private SubjectInput() {}

    /** @param oid of the series of a reserve number; empty or null for any other number */
    static ResidentIdentity resident(@Nullable String number, @Nullable String oid, Clock clock) {
        String text = number == null ? "" : number.strip();
        try {
            return oid == null || oid.isBlank()
                    ? PersonalIdentityNumber.parse(text, LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM)))
                    : new ReserveNumber(oid, text);
        } catch (InvalidIdentityException e) {
            throw new ProblemException(
                    ProblemCode.REFUSED, "number: " + e.reason().hint());
        }
    }

    /** A text that is kept for years, so it may hold no number of anybody. */
    static String kept(String name, @Nullable String text) {
        String given = text == null ? "" : text.strip();
        if (given.length() > LONGEST_TEXT || PersonalNumberScan.containsPersonalNumber(given)) {
            throw new ProblemException(
                    ProblemCode.REFUSED,
                    name + " may have at most " + LONGEST_TEXT + " characters and hold no personal identity number");
        }
        return given;
    }
}
