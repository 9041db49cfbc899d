package se.statistiktjanst.platform.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs the tenant context that row-level security verifies: provider, viewer, database role, backend and expiry, so a
 * token is of use to one connection of one role for a minute. It does not protect against somebody who runs code in
 * this process, which holds the key.
 */
public final class ContextSigner {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final SecretKey key;
    private final int keyVersion;
    private final Clock clock;

    public ContextSigner(SecretKey key, int keyVersion, Clock clock) {
        this.key = key;
        this.keyVersion = keyVersion;
        this.clock = clock;
    }

    /** The token for one transaction on the connection of one backend. */
    String sign(Tenant tenant, DatabaseRole role, int backendPid) {
        long expiresAt = clock.instant().plus(LIFE).getEpochSecond();
        String claims = "%d|%s|%s|%d|%d|%d"
                .formatted(tenant.providerId(), tenant.viewer(), role.login(), backendPid, expiresAt, keyVersion);
        return claims + "|" + HexFormat.of().formatHex(mac(claims));
    }

    private byte[] mac(String claims) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(claims.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing in this Java", e);
        }
    }
}
