package se.statistiktjanst.service.wiring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.keys.PasswordSource;
import se.statistiktjanst.pseudonymizer.keys.RootFileStore;
import se.statistiktjanst.pseudonymizer.keys.RootKeystore;
import se.statistiktjanst.pseudonymizer.keys.RootMount;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.pseudonymizer.keys.RootToken;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;

/**
 * Where the keys lie; neither place is in the database or its backups.
 *
 * @param provider what holds the root key
 * @param root file of the root key or keystore, or library of the token
 * @param passwordFile file with the password of the keystore or the PIN of the token
 * @param passwordVariable the same from the environment
 * @param slot which of the token's slots, counted from 0
 * @param shreddable folder of the keys that must die with an export or a project
 */
public record KeysConfiguration(
        RootProvider provider,
        @NotNull Path root,
        @Nullable Path passwordFile,
        @Nullable String passwordVariable,
        int slot,
        @NotNull Path shreddable) {

    @JsonCreator
    static KeysConfiguration read(
            @JsonProperty("provider") @Nullable RootProvider provider,
            @JsonProperty("root") Path root,
            @JsonProperty("passwordFile") @Nullable Path passwordFile,
            @JsonProperty("passwordVariable") @Nullable String passwordVariable,
            @JsonProperty("slot") @Nullable Integer slot,
            @JsonProperty("shreddable") Path shreddable) {
        return new KeysConfiguration(
                provider == null ? RootProvider.FILE : provider,
                root,
                passwordFile,
                passwordVariable,
                slot == null ? 0 : slot,
                shreddable);
    }

    /**
     * What holds the root key.
     *
     * @throws UnusableKeyException if it needs a password and none is named, or the token is not there
     */
    public RootStore rootStore() {
        return switch (provider) {
            case FILE -> new RootFileStore(root);
            case MOUNTED -> new RootMount(root);
            case PKCS12 -> new RootKeystore(root, password());
            case PKCS11 -> new RootToken(root, slot, password());
        };
    }

    private PasswordSource password() {
        if (passwordFile != null && passwordVariable == null) {
            return PasswordSource.file(passwordFile);
        }
        if (passwordVariable != null && passwordFile == null) {
            return PasswordSource.environment(passwordVariable);
        }
        throw new UnusableKeyException("The root key's provider " + provider.configurationName()
                + " needs a password. Name its place in the configuration: keys.passwordFile or keys.passwordVariable,"
                + " one of the two.");
    }
}
