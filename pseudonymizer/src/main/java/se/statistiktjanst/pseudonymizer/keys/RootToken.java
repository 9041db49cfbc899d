package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * A root in a PKCS#11 token: one generic secret {@code root-VERSION} for each version, made in the token, sensitive and
 * not extractable. Keys are derived by the token; the root is never in this process.
 *
 * <p>Derived keys are in this process, so whoever runs code in it has those. A token that is lost without its own backup
 * loses the vault.
 */
public final class RootToken implements RootStore {
    private static final String PROVIDER = "SunPKCS11";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BITS = 8 * RootKey.BYTES;

    private final Path library;
    private final int slot;
    private final PasswordSource pin;
    private final Provider provider;

    /**
     * Loads the library.
     *
     * @param library the token's PKCS#11 library
     * @param slot which of its slots that hold a token, counted from 0
     */
    public RootToken(Path library, int slot, PasswordSource pin) {
        this.library = library;
        this.slot = slot;
        this.pin = pin;
        this.provider = configured(library, slot);
    }

    @Override
    public String place() {
        return "slot " + slot + " of " + library;
    }

    @Override
    public RootKey read() {
        KeyStore token = open();
        var byVersion = new TreeMap<Integer, RootSecret>();
        try {
            for (String alias : Collections.list(token.aliases())) {
                Key key = RootAlias.isRoot(alias) ? token.getKey(alias, null) : null;
                if (key instanceof SecretKey secret) {
                    byVersion.put(RootAlias.version(alias), checked(alias, secret));
                }
            }
        } catch (GeneralSecurityException | ProviderException e) {
            throw refused(e);
        }
        return RootKey.ofSecrets(byVersion);
    }

    @Override
    public RootKey create() {
        KeyStore token = open();
        try {
            if (Collections.list(token.aliases()).stream().anyMatch(RootAlias::isRoot)) {
                throw new UnusableKeyException("There is a root key in " + place()
                        + " already. A root key is never overwritten: choose another token.");
            }
            make(token, 1);
        } catch (GeneralSecurityException | ProviderException e) {
            throw refused(e);
        }
        return read();
    }

    @Override
    public RootKey addVersion() {
        int next = read().nextVersion();
        try {
            make(open(), next);
        } catch (GeneralSecurityException | ProviderException e) {
            throw refused(e);
        }
        return read();
    }

    @Override
    public RootKey remove(int version) {
        read().without(version);
        try {
            open().deleteEntry(RootAlias.of(version));
        } catch (GeneralSecurityException | ProviderException e) {
            throw refused(e);
        }
        return read();
    }

    private void make(KeyStore token, int version) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance(ALGORITHM, provider);
        generator.init(BITS);
        token.setKeyEntry(RootAlias.of(version), generator.generateKey(), null, null);
    }

    private TokenSecret checked(String alias, SecretKey key) {
        if (key.getEncoded() != null) {
            throw new UnusableKeyException("The key " + alias + " in " + place()
                    + " can be taken out of the token. Make one with keys init: sensitive and not extractable.");
        }
        return new TokenSecret(key, provider);
    }

    private KeyStore open() {
        char[] secret = pin.reveal();
        try {
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, secret);
            return token;
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw refused(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private UnusableKeyException refused(Exception cause) {
        return new UnusableKeyException("The token in " + place() + " refuses ("
                + cause.getClass().getSimpleName() + "). Check that it is there and that " + pin + " holds its PIN.");
    }

    private static Provider configured(Path library, int slot) {
        if (!Files.isRegularFile(library)) {
            throw new UnusableKeyException(
                    "There is no PKCS#11 library " + library + ". Install the token's software, or correct keys.root.");
        }
        // What this program makes must not leave the token, whatever the token's own defaults are.
        String configuration = """
                --name=statistik-%d
                library=%s
                slotListIndex=%d
                attributes(*, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                """.formatted(slot, library.toAbsolutePath(), slot);
        try {
            return Security.getProvider(PROVIDER).configure(configuration);
        } catch (RuntimeException e) {
            throw new UnusableKeyException("The PKCS#11 library " + library + " has no token in slot " + slot
                    + ". Initialise one, or correct keys.slot.");
        }
    }
}
