package se.statistiktjanst.pseudonymizer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityScanTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 15);
    private static final ResidentIdentity ANNA = PersonalIdentityNumber.parse("195401218143", DAY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "195401218143",
                "{\"resident\":\"19540121-8143\"}",
                "5401218143",
                "ring 540121-8143 sedan",
                "pnr540121 8143x",
                "1954 01 21 8143",
                "1954-01-21-8143",
                "19540121–8143",
                "12 195401218143"
            })
    void findsEverySpellingInAnyText(String text) {
        assertThat(IdentityScan.persons(text, DAY)).contains(ANNA);
    }

    @Test
    void tenDigitsAreThePersonOfThatDayAndNotTheOneAHundredYearsBefore() {
        assertThat(IdentityScan.persons("540121-8143", DAY)).containsExactly(ANNA);
        assertThat(IdentityScan.persons("900101+9802", LocalDate.of(1995, 6, 15)))
                .containsExactly(PersonalIdentityNumber.ofCanonical("189001019802"));
        // Nobody is 170 years old, so the sign is a slip, and whose number it is stays open.
        assertThat(IdentityScan.persons("540121+8143", DAY)).contains(ANNA);
    }

    @Test
    void findsNobodyInOtherDigits() {
        assertThat(IdentityScan.persons("195401218144", DAY)).isEmpty();
        assertThat(IdentityScan.persons("1195401218143", DAY)).isEmpty();
        assertThat(IdentityScan.persons("", DAY)).isEmpty();
    }
}
