package se.statistiktjanst.service.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code notices:} part of the configuration. A channel that is left out is not used.
 *
 * @param mail by SMTP
 * @param webhook by HTTP
 */
public record NoticeConfiguration(
        @Valid @Nullable Mail mail, @Valid @Nullable Webhook webhook) {
    /**
     * A mail server.
     *
     * @param startTls default true; false for a server on this machine
     * @param user null to send without log-in
     * @param passwordFile of the user
     */
    public record Mail(
            @NotNull String host,
            @Min(1) @Max(65_535) int port,
            @Nullable Boolean startTls,
            @Nullable String user,
            @Nullable Path passwordFile,
            @NotNull @Email String from,
            @NotEmpty List<@Email String> to) {}

    /**
     * An address that notices are posted to.
     *
     * @param secretFile key of the signature, at least 32 characters, which the receiver has too
     */
    public record Webhook(@NotNull URI address, @NotNull Path secretFile) {}
}
