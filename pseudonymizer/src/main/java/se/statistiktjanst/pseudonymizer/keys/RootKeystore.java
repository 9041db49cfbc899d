package se.statistiktjanst.pseudonymizer.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A root in a PKCS#12 keystore: one secret key entry {@code root-VERSION} of 256 bits for each version, as
 * {@code keytool -genseckey -keyalg AES -keysize 256} makes them too. Encrypted under the password (PBES2, AES-256), so
 * that the file alone is of no use to who copies it; both together are the root.
 */
public final class RootKeystore implements RootStore {
    private static final String TYPE = "PKCS12";

    private final Path file;
    private final PasswordSource password;

    public RootKeystore(Path file, PasswordSource password) {
        this.file = file;
        this.password = password;
    }

    @Override
    public String place() {
        return file + " (PKCS#12)";
    }

    @Override
    public RootKey read() {
        return rootOf(load());
    }

    @Override
    public RootKey create() {
        if (Files.exists(file)) {
            throw new UnusableKeyException(
                    "There is a file " + file + " already. A root key is never overwritten: choose another name.");
        }
        KeyStore store = opened(null);
        put(store, 1);
        return write(store, true);
    }

    @Override
    public RootKey addVersion() {
        KeyStore store = load();
        put(store, rootOf(store).nextVersion());
        return write(store, false);
    }

    @Override
    public RootKey remove(int version) {
        KeyStore store = load();
        rootOf(store).without(version);
        try {
            store.deleteEntry(RootAlias.of(version));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
        return write(store, false);
    }

    private KeyStore load() {
        if (!Files.isRegularFile(file)) {
            throw new UnusableKeyException("There is no root keystore " + file
                    + ". Mount it there, or create one if this is a new installation.");
        }
        try {
            return opened(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the root keystore " + file + ". Check its rights.", e);
        }
    }

    private KeyStore opened(byte @org.jspecify.annotations.Nullable [] content) {
        char[] secret = password.reveal();
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(content == null ? null : new ByteArrayInputStream(content), secret);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private RootKey rootOf(KeyStore store) {
        char[] secret = password.reveal();
        var byVersion = new TreeMap<Integer, SecretBytes>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                Key key = RootAlias.isRoot(alias) ? store.getKey(alias, secret) : null;
                if (key instanceof SecretKey) {
                    byVersion.put(RootAlias.version(alias), SecretBytes.copyOf(key.getEncoded()));
                }
            }
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
        return new RootKey(byVersion);
    }

    private void put(KeyStore store, int version) {
        char[] secret = password.reveal();
        try {
            var key = new SecretKeySpec(SecretBytes.random(RootKey.BYTES).revealBytes(), "AES");
            store.setKeyEntry(RootAlias.of(version), key, secret, null);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private RootKey write(KeyStore store, boolean isNew) {
        char[] secret = password.reveal();
        var content = new ByteArrayOutputStream();
        try {
            store.store(content, secret);
            if (isNew) {
                OwnerOnlyFile.createWhole(file, content.toByteArray());
            } else {
                OwnerOnlyFile.replace(file, content.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the root keystore " + file + ". Check folder and rights.", e);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
        return read();
    }

    // The cause is not quoted: providers put what they read into their messages.
    private UnusableKeyException unreadable(Exception cause) {
        return new UnusableKeyException("The root keystore " + file + " does not open ("
                + cause.getClass().getSimpleName() + "). Check that " + password + " holds its password, and that the"
                + " file is PKCS#12 and whole.");
    }
}
