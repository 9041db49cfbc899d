package se.statistiktjanst.service.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTokenTest {
    @Test
    void hashesAsPublishedForSha256() {
        // FIPS 180-2, appendix B.1
        assertThat(HexFormat.of().formatHex(SecretToken.hash("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void givesNoTwoTokensAlike() {
        assertThat(SecretToken.random()).hasSize(43).isNotEqualTo(SecretToken.random());
    }

    @Test
    void nothingThatNamesAPersonOrOpensASessionPrintsIt() {
        Assignment assignment =
                new Assignment("SE1-petra", "Petra", "Sandmyr", 1, "SE1", "Region", null, null, null, null, Set.of());
        assertThat(assignment.toString()
                        + new StaffSession(new byte[32], assignment, Instant.EPOCH, "csrf")
                        + new Claims(Map.of("given_name", "Petra"), Map.of())
                        + new LoginAttempts.Attempt("state", "nonce", "verifier", "/"))
                .doesNotContain("Petra", "SE1", "csrf", "state", "verifier");
    }
}
