package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeystoreTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Path file;
    private Path password;
    private RootKeystore store;

    @BeforeEach
    void writePassword() throws IOException {
        file = folder.resolve("root.p12");
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        store = new RootKeystore(file, PasswordSource.file(password));
    }

    @Test
    void whatIsMadeIsReadAgainAndNobodyElseMayReadIt() throws IOException {
        byte[] key = new KeyTree(store.create()).checkValue(1);

        assertThat(new KeyTree(store.read()).checkValue(1)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aVersionIsAddedBesideTheOldOnesAndTakenAwayAgain() {
        byte[] first = new KeyTree(store.create()).checkValue(1);

        RootKey two = store.addVersion();

        assertThat(two.versions()).containsExactly(1, 2);
        assertThat(new KeyTree(two).checkValue(1)).isEqualTo(first);
        assertThatThrownBy(() -> store.remove(2)).hasMessageContaining("current");
        assertThatThrownBy(() -> store.remove(7)).hasMessageContaining("not loaded");
        assertThat(store.remove(1).versions()).containsExactly(2);
        assertThat(store.addVersion().versions()).containsExactly(2, 3);
    }

    @Test
    void refusesAMissingFileAWrongPasswordAndNone() throws IOException {
        assertThatThrownBy(store::read).hasMessageContaining("There is no root keystore");
        store.create();
        assertThatThrownBy(store::create).hasMessageContaining("already");

        Files.writeString(password, "another");
        assertThatThrownBy(store::read)
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("does not open")
                .hasMessageNotContaining("another");
        Files.delete(password);
        assertThatThrownBy(store::read).hasMessageContaining("no password of the root key in the file");
    }

    @Test
    void takesAKeyThatKeytoolMadeButNoShortOne() throws Exception {
        keytool("-genseckey", "-keyalg", "AES", "-keysize", "128", "-alias", "root-1");
        assertThatThrownBy(store::read).hasMessageContaining("16 bytes but must have 32");
        Files.delete(file);

        keytool("-genseckey", "-keyalg", "AES", "-keysize", "256", "-alias", "root-1");
        assertThat(store.read(false).versions()).containsExactly(1);
    }

    @Test
    void refusesThePublishedDevelopmentKeyAndADoubledOne() throws Exception {
        plant("root-1", RootKey.development().bytes(1).revealBytes());
        assertThatThrownBy(() -> store.read(false)).hasMessageContaining("development key");
        assertThat(store.read(true).isDevelopment()).isTrue();

        plant("root-2", RootKey.development().bytes(1).revealBytes());
        assertThatThrownBy(store::read).hasMessageContaining("same bytes");
    }

    private void plant(String alias, byte[] key) throws Exception {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.exists(file) ? Files.newInputStream(file) : null) {
            keystore.load(in, PASSWORD.toCharArray());
        }
        keystore.setKeyEntry(alias, new SecretKeySpec(key, "AES"), PASSWORD.toCharArray(), null);
        try (OutputStream out = Files.newOutputStream(file)) {
            keystore.store(out, PASSWORD.toCharArray());
        }
    }

    @Test
    void holdsNoKeyInTheClear() throws IOException {
        RootKey root = store.create();
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        String key = new String(root.bytes(1).revealBytes(), 0, 8, StandardCharsets.ISO_8859_1);

        assertThat(content).doesNotContain(key);
    }

    @Test
    void aPasswordInTheEnvironmentThatIsNotSetIsNamed() {
        var unset = new RootKeystore(file, PasswordSource.environment("STATISTIK_NO_SUCH_VARIABLE"));

        assertThatThrownBy(unset::create)
                .hasMessage("There is no password of the root key in the environment variable"
                        + " STATISTIK_NO_SUCH_VARIABLE. Put it there.");
    }

    private void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(java.util.List.of(arguments));
        command.addAll(java.util.List.of("-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(java.util.List.of("-storepass:file", password.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
