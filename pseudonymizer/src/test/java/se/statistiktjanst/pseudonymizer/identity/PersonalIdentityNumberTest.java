package se.statistiktjanst.pseudonymizer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException.Reason;

class PersonalIdentityNumberTest {
    private static final LocalDate EVENT_ON = LocalDate.of(2021, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "890101-9802, 1988-12-31, 1889",
        "890101-9802, 1989-01-01, 1989",
        "890101+9802, 1988-12-31, 1789",
        "890101+9802, 1989-01-01, 1889",
        "8901019802,  1989-06-01, 1989",
        "000101-1493, 2000-01-01, 2000",
        "000101-1493, 1999-12-31, 1900",
        "000101+1493, 2021-03-01, 1900",
    })
    void takesTheCenturyFromTheSeparatorAndTheYearOfTheEvent(String text, LocalDate eventOn, int year) {
        NumberSpelling spelling = NumberSpelling.read(text);

        assertThat(spelling.birthYear(eventOn.getYear())).isEqualTo(year);
    }

    @Test
    void tellsBirthDateAgeAndSex() {
        var woman = PersonalIdentityNumber.parse("19850101-2382", EVENT_ON);
        var man = PersonalIdentityNumber.parse("20000101-1493", EVENT_ON);

        assertThat(woman.bornOn()).isEqualTo("1985-01-01");
        assertThat(woman.ageOn(LocalDate.of(2020, 12, 31))).isEqualTo(35);
        assertThat(woman.ageOn(LocalDate.of(2021, 1, 1))).isEqualTo(36);
        assertThat(woman.sex()).isEqualTo(Sex.FEMALE);
        assertThat(man.sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void takesSixtyFromTheDayOfACoordinationNumber() {
        var number = PersonalIdentityNumber.parse("198502862397", EVENT_ON);

        assertThat(number.bornOn()).isEqualTo("1985-02-26");
        assertThat(number.type()).isEqualTo(IdentityType.COORDINATION_NUMBER);
        assertThat(number.issuerOid()).isEqualTo("1.2.752.129.2.1.3.3");
        assertThat(number.revealDigits()).isEqualTo("198502862397");
    }

    @ParameterizedTest
    @CsvSource({
        "196100602397, 1961-01-01",
        "191500722390, 1915-01-01",
        "197902902399, 1979-02-28",
        "191812602397, 1918-12-01",
        "192004912388, 1920-04-30",
    })
    void takesTheFirstPossibleDateWhereACoordinationNumberLeavesItOpen(String text, LocalDate bornOn) {
        var number = PersonalIdentityNumber.parse(text, EVENT_ON);

        assertThat(number.bornOn()).isEqualTo(bornOn);
        assertThat(number.hasExactBirthDate()).isFalse();
        assertThat(number.revealDigits()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                   WRONG_LENGTH",
        "19850101,             WRONG_LENGTH",
        "1985010123822,        WRONG_LENGTH",
        "85010123822,          WRONG_LENGTH",
        "1985-01-01-2382,      MISPLACED_SEPARATOR",
        "1985010-12382,        MISPLACED_SEPARATOR",
        "-198501012382,        MISPLACED_SEPARATOR",
        "19850101--2382,       MISPLACED_SEPARATOR",
        "19850101-238x,        UNEXPECTED_CHARACTER",
        "19850101/2382,        UNEXPECTED_CHARACTER",
        "198513012382,         NO_SUCH_DATE",
        "198500012382,         NO_SUCH_DATE",
        "198502302382,         NO_SUCH_DATE",
        "198513722382,         NO_SUCH_DATE",
        "198501592382,         NO_SUCH_DATE",
        "198501922382,         NO_SUCH_DATE",
        "000000000000,         NO_SUCH_DATE",
        "198501012383,         WRONG_CHECK_DIGIT",
        "850101-2383,          WRONG_CHECK_DIGIT",
        "202312292382,         BORN_AFTER_EVENT",
        "210402-2385,          BORN_AFTER_EVENT",
        "178501012382,         BORN_TOO_LONG_AGO",
        "018501012382,         BORN_TOO_LONG_AGO",
        "500118+2061,          BORN_TOO_LONG_AGO",
    })
    void refusesWhatIsNoLivingPersonsNumberWithoutRepeatingIt(String text, Reason reason) {
        var refusal = catchThrowableOfType(
                InvalidIdentityException.class, () -> PersonalIdentityNumber.parse(text, EVENT_ON));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.toString()).doesNotContainPattern("[0-9]");
        assertThat(refusal.getCause()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalSaysWhatIsWrongInWordsWithoutDigits(Reason reason) {
        assertThat(reason.hint()).isNotBlank().endsWith(".").doesNotContainPattern("[0-9]");
    }

    @Test
    void readsBackItsCanonicalForm() {
        var number = PersonalIdentityNumber.parse("850101-2382", EVENT_ON);

        assertThat(ResidentIdentity.ofCanonical(number.issuerOid(), number.revealDigits()))
                .isEqualTo(number);
        assertThatThrownBy(() -> ResidentIdentity.ofCanonical(number.issuerOid(), "8501012382"))
                .isInstanceOf(InvalidIdentityException.class);
    }

    @Test
    void printsNothing() {
        var number = PersonalIdentityNumber.parse("198501012382", EVENT_ON);

        assertThat(number).hasToString("[REDACTED]");
        assertThat(NumberSpelling.read("198501012382")).hasToString("[REDACTED]");
    }

    @Test
    void refusesAnAgeBeforeBirth() {
        var number = PersonalIdentityNumber.parse("198501012382", EVENT_ON);

        assertThatThrownBy(() -> number.ageOn(LocalDate.of(1984, 12, 31)))
                .isInstanceOfSatisfying(
                        InvalidIdentityException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BORN_AFTER_EVENT));
    }
}
