package se.statistiktjanst.pseudonymizer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException.Reason;

class ReserveNumberTest {
    private static final String ISSUER = "1.2.752.97.3.1.3";

    @Test
    void spellingsOfOneIdAreOnePerson() {
        assertThat(new ReserveNumber(ISSUER, " r12 34-ab ")).isEqualTo(new ReserveNumber(ISSUER, "R1234-AB"));
    }

    @Test
    void theSameIdOfTwoIssuersIsTwoPersons() {
        assertThat(new ReserveNumber(ISSUER, "R1")).isNotEqualTo(new ReserveNumber("1.2.752.74.9.2", "R1"));
    }

    @Test
    void readsBackItsCanonicalFormAndPrintsNothing() {
        var number = new ReserveNumber(ISSUER, "R1234");

        assertThat(ResidentIdentity.ofCanonical(number.issuerOid(), number.revealDigits()))
                .isEqualTo(number)
                .hasToString("[REDACTED]");
        assertThat(number.type()).isEqualTo(IdentityType.RESERVE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "region", "1.2", "1.02.3", "1.2.752.129.2.1.3.1", "1.2.752.129.2.1.3.3"})
    void refusesAnIssuerThatIsNoOidOrANationalOne(String issuer) {
        assertThatThrownBy(() -> new ReserveNumber(issuer, "R1"))
                .isInstanceOfSatisfying(
                        InvalidIdentityException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WRONG_ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "R 1/2", "R\u0000"})
    void refusesAnIdWithOtherCharacters(String id) {
        assertThatThrownBy(() -> new ReserveNumber(ISSUER, id))
                .isInstanceOfSatisfying(
                        InvalidIdentityException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WRONG_LOCAL_ID));
    }
}
