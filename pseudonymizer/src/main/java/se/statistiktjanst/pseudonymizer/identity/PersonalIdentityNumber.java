package se.statistiktjanst.pseudonymizer.identity;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException.Reason;

/**
 * A Swedish personal identity number or coordination number, checked and in canonical form {@code YYYYMMDDNNNC}.
 *
 * <p>Ten digits are not a person: the same ten belong to someone born a hundred years earlier. The century is taken
 * from the separator and the date of the <em>event</em>, so that a file read again in ten years gives the same persons.
 */
public final class PersonalIdentityNumber implements ResidentIdentity {
    /** OID of personal identity numbers. */
    public static final String PERSONAL_NUMBER_OID = "1.2.752.129.2.1.3.1";

    /** OID of coordination numbers. */
    public static final String COORDINATION_NUMBER_OID = "1.2.752.129.2.1.3.3";

    static final String REDACTED = "[REDACTED]";

    // Above the oldest published test numbers (1890), below the 199 years that a misread plus sign can give.
    private static final int OLDEST_AGE_YEARS = 150;

    private static final int EARLIEST_YEAR = 1800;

    private final long digits;

    private PersonalIdentityNumber(long digits) {
        this.digits = digits;
    }

    /**
     * Reads any spelling: ten or twelve digits, with or without a hyphen or plus sign before the last four, blanks
     * anywhere. Twelve digits carry their own century; of ten, no separator means the same as a hyphen.
     *
     * @param eventOn the date in Sweden on which the person was handled, never today's
     * @throws InvalidIdentityException if it is not a valid number of a person living at the time of the event
     */
    public static PersonalIdentityNumber parse(CharSequence text, LocalDate eventOn) {
        NumberSpelling spelling = NumberSpelling.read(text);
        long year = spelling.birthYear(eventOn.getYear());
        var number = checked(year % 10_000 / 100 * 10_000_000_000L + spelling.lastTenDigits());
        int years = eventOn.getYear() - CanonicalNumber.year(number.digits);
        // By the years alone nearly everybody is alive.
        if (years <= 0 || years >= OLDEST_AGE_YEARS) {
            requireAlive(number.bornOn(), eventOn);
        }
        return number;
    }

    private static void requireAlive(LocalDate bornOn, LocalDate eventOn) {
        if (bornOn.isAfter(eventOn)) {
            throw new InvalidIdentityException(Reason.BORN_AFTER_EVENT);
        }
        if (bornOn.plusYears(OLDEST_AGE_YEARS).isBefore(eventOn)) {
            throw new InvalidIdentityException(Reason.BORN_TOO_LONG_AGO);
        }
    }

    static PersonalIdentityNumber ofCanonical(CharSequence twelveDigits) {
        NumberSpelling spelling = NumberSpelling.read(twelveDigits);
        if (!spelling.hasCentury()) {
            throw new InvalidIdentityException(Reason.WRONG_LENGTH);
        }
        return checked(spelling.digits());
    }

    private static PersonalIdentityNumber checked(long twelveDigits) {
        if (!CanonicalNumber.hasPossibleDate(twelveDigits)) {
            throw new InvalidIdentityException(Reason.NO_SUCH_DATE);
        }
        if (!CanonicalNumber.hasRightCheckDigit(twelveDigits)) {
            throw new InvalidIdentityException(Reason.WRONG_CHECK_DIGIT);
        }
        if (CanonicalNumber.year(twelveDigits) < EARLIEST_YEAR) {
            throw new InvalidIdentityException(Reason.BORN_TOO_LONG_AGO);
        }
        return new PersonalIdentityNumber(twelveDigits);
    }

    @Override
    public IdentityType type() {
        return CanonicalNumber.isCoordinationNumber(digits)
                ? IdentityType.COORDINATION_NUMBER
                : IdentityType.PERSONAL_NUMBER;
    }

    @Override
    public String issuerOid() {
        return CanonicalNumber.isCoordinationNumber(digits) ? COORDINATION_NUMBER_OID : PERSONAL_NUMBER_OID;
    }

    @Override
    public String revealDigits() {
        return Long.toString(digits);
    }

    /**
     * The date of birth in the number. Where a coordination number leaves month or day open: the first day possible.
     * See {@link #hasExactBirthDate()}.
     */
    public LocalDate bornOn() {
        return CanonicalNumber.bornOn(digits);
    }

    /** Whether the number holds a whole date; false for some coordination numbers only. */
    public boolean hasExactBirthDate() {
        return CanonicalNumber.hasExactDate(digits);
    }

    /**
     * Whole years of age on a date, by {@link #bornOn()}.
     *
     * @throws InvalidIdentityException if the person is born after it
     */
    public int ageOn(LocalDate date) {
        LocalDate bornOn = bornOn();
        if (bornOn.isAfter(date)) {
            throw new InvalidIdentityException(Reason.BORN_AFTER_EVENT);
        }
        return Period.between(bornOn, date).getYears();
    }

    public Sex sex() {
        return CanonicalNumber.isMale(digits) ? Sex.MALE : Sex.FEMALE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonalIdentityNumber that && digits == that.digits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digits);
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
