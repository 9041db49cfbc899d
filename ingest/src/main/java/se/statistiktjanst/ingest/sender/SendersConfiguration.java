package se.statistiktjanst.ingest.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How senders show who they are. What is left out is refused.
 *
 * @param tokens whether the plain tokens of {@code registry token} are taken; demos take them without being told
 * @param oauth access tokens of an authorisation server, null for none
 * @param certificates whether client certificates are taken, and from whom
 */
public record SendersConfiguration(
        boolean tokens, @Nullable OAuthConfiguration oauth, ClientCertificateConfiguration certificates) {
    /** For demos and tests. */
    public static final SendersConfiguration TOKENS_ONLY =
            new SendersConfiguration(true, null, ClientCertificateConfiguration.NONE);

    @JsonCreator
    static SendersConfiguration of(
            @JsonProperty("tokens") boolean tokens,
            @JsonProperty("oauth") @Nullable OAuthConfiguration oauth,
            @JsonProperty("certificates") @Nullable ClientCertificateConfiguration certificates) {
        return new SendersConfiguration(
                tokens, oauth, certificates == null ? ClientCertificateConfiguration.NONE : certificates);
    }

    /** Nobody is known: what a configuration that says nothing means. */
    public static SendersConfiguration none() {
        return new SendersConfiguration(false, null, ClientCertificateConfiguration.NONE);
    }

    /** The same, with plain tokens taken. */
    public SendersConfiguration withTokens() {
        return new SendersConfiguration(true, oauth, certificates);
    }
}
