package se.statistiktjanst.service.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dropwizard.jackson.Jackson;
import org.junit.jupiter.api.Test;

class OidcConfigurationTest {
    @Test
    void needsOnlyIssuerClientAndRedirect() throws JsonProcessingException {
        LoginConfiguration login = read("https://idp.example", "https://statistik.example/login/callback", "{}");
        assertThat(login.oidc().requiredPurpose()).isEqualTo("Statistik");
        assertThat(login.oidc().acceptedAcr()).contains("http://id.sambi.se/loa/loa3");
        assertThat(login.oidc().origin()).isEqualTo("https://statistik.example");
        assertThat(login.session()).isEqualTo(new SessionLimits(15, 60));
        assertThatCode(() -> login.oidc().requireSafeAddresses(false)).doesNotThrowAnyException();
    }

    @Test
    void refusesPlainHttpOutsideTheDemo() throws JsonProcessingException {
        LoginConfiguration login = read("http://127.0.0.1:1/demo", "http://localhost:8080/login/callback", "{}");
        assertThatThrownBy(() -> login.oidc().requireSafeAddresses(false)).hasMessageContaining("https://");
        assertThatCode(() -> login.oidc().requireSafeAddresses(true)).doesNotThrowAnyException();
    }

    @Test
    void refusesTheDemoAnywhereButOnThisMachine() throws JsonProcessingException {
        LoginConfiguration login = read("http://127.0.0.1:1/demo", "https://statistik.example/login/callback", "{}");
        assertThatThrownBy(() -> login.oidc().requireSafeAddresses(true)).hasMessageContaining("switch demo off");
    }

    @Test
    void refusesAnUnknownClaimToMap() {
        assertThatThrownBy(() -> read(
                        "https://idp.example",
                        "https://statistik.example/login/callback",
                        "{\"hsaid\": \"employeeHsaId\"}"))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("unknown claim hsaid");
    }

    @Test
    void refusesSessionsLongerThanTheRulesAllow() {
        assertThatThrownBy(() -> new SessionLimits(16, 60)).hasMessageContaining("idleMinutes");
        assertThatThrownBy(() -> new SessionLimits(15, 61)).hasMessageContaining("totalMinutes");
    }

    private static LoginConfiguration read(String issuer, String redirect, String claims)
            throws JsonProcessingException {
        String json = "{\"oidc\": {\"issuer\": \"%s\", \"clientId\": \"c\", \"redirectUri\": \"%s\", \"claims\": %s}}"
                .formatted(issuer, redirect, claims);
        return Jackson.newObjectMapper().readValue(json, LoginConfiguration.class);
    }
}
