package se.statistiktjanst.ingest.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropwizard.util.Duration;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS384", "HS512", "EdDSA", "rs256"})
    void refusesAlgorithmsThatNeedNoKeyOrAKeyThatTheSenderHas(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configuration("https://a.example/keys", Set.of("RS256", algorithm), 30))
                .withMessageStartingWith("oauth.algorithms must be some of [ES256");
    }

    @Test
    void refusesKeysOverPlainHttpFromAnotherMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configuration("http://a.example/keys", Set.of("RS256"), 30))
                .withMessageContaining("https://");
        assertThat(configuration("http://127.0.0.1:8080/keys", Set.of("RS256"), 30)
                        .scope())
                .isEqualTo("s");
    }

    @Test
    void refusesClocksThatMayDifferByMoreThanFiveMinutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configuration("https://a.example/keys", Set.of("RS256"), 301))
                .withMessageContaining("five minutes");
    }

    private static OAuthConfiguration configuration(String keys, Set<String> algorithms, int skew) {
        return new OAuthConfiguration(
                "https://a.example", URI.create(keys), "aud", "s", algorithms, List.of("azp"), Duration.seconds(skew));
    }
}
