package se.statistiktjanst.ingest.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether client certificates say who sends.
 *
 * @param enabled whether they are looked at; which authorities may have issued them is the trust store of the connector
 * @param trustedProxies addresses of proxies that end TLS, verify the certificate and hand it on in {@code Client-Cert}
 *     (RFC 9440), taking away what the sender put there; from all others that header is ignored
 */
public record ClientCertificateConfiguration(boolean enabled, Set<String> trustedProxies) {
    static final ClientCertificateConfiguration NONE = new ClientCertificateConfiguration(false, Set.of());

    public ClientCertificateConfiguration {
        trustedProxies = Set.copyOf(trustedProxies);
        if (!enabled && !trustedProxies.isEmpty()) {
            throw new IllegalArgumentException("certificates.trustedProxies needs certificates.enabled: true");
        }
    }

    @JsonCreator
    static ClientCertificateConfiguration of(
            @JsonProperty("enabled") boolean enabled,
            @JsonProperty("trustedProxies") @Nullable Set<String> trustedProxies) {
        return new ClientCertificateConfiguration(enabled, trustedProxies == null ? Set.of() : trustedProxies);
    }
}
