package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeyFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("root.key");
    }

    @Test
    void readsBackWhatItCreated() {
        RootKey created = RootKeyFile.create(file);
        RootKey read = RootKeyFile.read(file);

        assertThat(read.version(1)).isEqualTo(created.version(1));
        assertThat(read.versions()).containsExactly(1);
        assertThat(read.isDevelopment()).isFalse();
    }

    @Test
    void createsAFileForItsOwnerOnlyAndNeverOverwrites() throws IOException {
        RootKeyFile.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> RootKeyFile.create(file))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void theHighestVersionIsCurrent() throws IOException {
        write("format = 1", "# added in May", "", "root.10 = " + randomHex(), "root.9=" + randomHex());

        RootKey root = RootKeyFile.read(file);

        assertThat(root.versions()).containsExactly(9, 10);
        assertThat(root.currentVersion()).isEqualTo(10);
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> RootKeyFile.read(file))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("There is no root key file " + file);
    }

    @Test
    void refusesAFileWithoutKey() throws IOException {
        write("format = 1");

        assertRefused("There is no root key");
    }

    @Test
    void refusesAnUnknownFormat() throws IOException {
        write("format = 2", "root.1 = " + randomHex());

        assertRefused("line 1: the line must be 'format = 1'");
    }

    @Test
    void refusesAKeyThatIsShortOrWrittenTwiceInARow() throws IOException {
        String hex = randomHex();
        write("format = 1", "root.1 = " + hex.substring(2));
        assertRefused("line 2: the line must hold 64 hexadecimal digits", hex.substring(2));

        write("format = 1", "root.1 = " + hex + hex);
        assertRefused("line 2: the line must hold 64 hexadecimal digits", hex);
    }

    @Test
    void refusesALineItDoesNotUnderstandWithoutQuotingIt() throws IOException {
        String hex = randomHex();
        write("format = 1", "root.one = " + hex);

        assertRefused("line 2: the line is not 'root.VERSION = HEXADECIMAL'", hex);
    }

    @Test
    void refusesAKeyThatIsDoubled() throws IOException {
        String hex = randomHex();
        write("format = 1", "root.1 = " + hex, "root.2 = " + hex);
        assertRefused("Two versions of the root key hold the same bytes", hex);

        write("format = 1", "root.1 = " + hex, "root.1 = " + randomHex());
        assertRefused("line 3: the line gives a version for the second time", hex);

        String half = hex.substring(32);
        write("format = 1", "root.1 = " + half + half);
        assertRefused("is one half written twice", half);
    }

    @Test
    void refusesAVersionOutOfRange() throws IOException {
        write("format = 1", "root.0 = " + randomHex());
        assertRefused("version 0 is not 1 to 65535");

        write("format = 1", "root.65536 = " + randomHex());
        assertRefused("version 65536 is not 1 to 65535");
    }

    @Test
    void refusesTheDevelopmentKeyUnlessAllowed() {
        RootKeyFile.create(file, RootKey.development());

        assertThatThrownBy(() -> RootKeyFile.read(file))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("development key");
        assertThat(RootKeyFile.read(file, true).isDevelopment()).isTrue();
    }

    private void assertRefused(String reason, String... secrets) {
        assertThatThrownBy(() -> RootKeyFile.read(file))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining(reason)
                .satisfies(refusal -> assertThat(List.of(secrets)).noneMatch(refusal.toString()::contains));
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String randomHex() {
        return HexFormat.of().formatHex(SecretBytes.random(32).revealBytes());
    }
}
