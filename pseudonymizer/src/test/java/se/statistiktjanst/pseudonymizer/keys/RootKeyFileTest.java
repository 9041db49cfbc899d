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
        for (RootStore store : List.of(new RootFileStore(file), new RootMount(file))) {
            assertThatThrownBy(() -> store.read(false)).hasMessageContaining("development key");
        }
    }

    @Test
    void aVersionIsAddedBesideTheOldOnesWithCommentsAndRightsKept() throws IOException {
        write("format = 1", "# made on a Monday", "root.7 = " + randomHex());
        byte[] old = new KeyTree(RootKeyFile.read(file)).checkValue(7);
        // What an attempt that was broken off leaves behind.
        Files.writeString(file.resolveSibling("root.key.next"), "half a fi");

        RootKey added = RootKeyFile.addVersion(file);

        assertThat(added.versions()).containsExactly(7, 8);
        RootKey read = RootKeyFile.read(file);
        assertThat(read.versions()).containsExactly(7, 8);
        assertThat(new KeyTree(read).checkValue(7)).isEqualTo(old);
        assertThat(new KeyTree(read).checkValue(8))
                .isEqualTo(new KeyTree(added).checkValue(8))
                .isNotEqualTo(old);
        assertThat(Files.readString(file)).contains("# made on a Monday");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.resolveSibling("root.key.next")).doesNotExist();
    }

    @Test
    void anInitThatWasBrokenOffCanBeRepeated() throws IOException {
        Files.writeString(file.resolveSibling("root.key.next"), "format = 1\nroot.1 = 00");

        RootKeyFile.create(file);

        assertThat(RootKeyFile.read(file).versions()).containsExactly(1);
        assertThat(file.resolveSibling("root.key.next")).doesNotExist();
    }

    @Test
    void aVersionIsTakenAwayButNeverTheCurrentOne() throws IOException {
        write("format = 1", "root.1 = " + randomHex(), "root.12 = " + randomHex());

        assertThatThrownBy(() -> RootKeyFile.remove(file, 12)).hasMessageContaining("is the current one");
        assertThatThrownBy(() -> RootKeyFile.remove(file, 2)).hasMessageContaining("not loaded");
        assertThat(RootKeyFile.remove(file, 1).versions()).containsExactly(12);
        assertThat(RootKeyFile.read(file).versions()).containsExactly(12);
    }

    @Test
    void aMountedFileIsReadAndNeverWritten() throws IOException {
        write("format = 1", "root.1 = " + randomHex());
        String before = Files.readString(file);
        RootStore mount = new RootMount(file);

        assertThat(mount.read(false).versions()).containsExactly(1);
        assertThatThrownBy(mount::create).hasMessageContaining("mounted");
        assertThatThrownBy(mount::addVersion).hasMessageContaining("'root.2 = '");
        assertThatThrownBy(() -> mount.remove(1)).hasMessageContaining("'root.1'");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aKeyTreeFindsAVersionThatWasAddedAfterItWasMade() throws IOException {
        write("format = 1", "root.1 = " + randomHex());
        RootStore store = new RootFileStore(file);
        KeyTree keys = new KeyTree(store.read(), store::read);
        store.addVersion();

        assertThat(keys.currentVersion()).isEqualTo(1);
        keys.use(2);
        assertThat(keys.currentVersion()).isEqualTo(2);
        assertThatThrownBy(() -> keys.use(3)).isInstanceOf(UnusableKeyException.class);
        assertThat(keys.currentVersion()).isEqualTo(2);
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
