package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileShreddableKeyStoreTest {
    @TempDir
    Path parent;

    private final KeyTree keys = new KeyTree(RootKey.random());

    private Path folder;
    private ShreddableKeyStore store;

    @BeforeEach
    void open() {
        folder = parent.resolve("keys");
        store = new FileShreddableKeyStore(folder, keys);
    }

    @Test
    void findsAKeyAgainAlsoAfterARestart() {
        KeyId id = store.create();

        var key = store.find(id).orElseThrow();
        var again = new FileShreddableKeyStore(folder, keys).find(id).orElseThrow();

        assertThat(key.getEncoded()).hasSize(32).isEqualTo(again.getEncoded());
    }

    @Test
    void everyKeyAndIdIsItsOwn() {
        KeyId one = store.create();
        KeyId other = store.create();

        assertThat(one).isNotEqualTo(other);
        assertThat(store.find(one).orElseThrow().getEncoded())
                .isNotEqualTo(store.find(other).orElseThrow().getEncoded());
    }

    @Test
    void onlyTheOwnerMayReadFolderAndKeys() throws IOException {
        store.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(files())
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void destroyingRemovesTheFileOfThisKeyAndNoOther() throws IOException {
        KeyId dying = store.create();
        KeyId living = store.create();
        byte[] bytes = store.find(dying).orElseThrow().getEncoded();

        store.destroy(dying);

        assertThat(store.find(dying)).isEmpty();
        assertThat(store.find(living)).isPresent();
        assertThat(files())
                .hasSize(1)
                .allSatisfy(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes));
    }

    @Test
    void destroyingCanBeRepeated() {
        KeyId id = store.create();
        store.destroy(id);
        store.destroy(id);

        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void aDamagedKeyIsAnErrorAndNotADestroyedOne() throws IOException {
        KeyId id = store.create();
        Files.write(files().get(0), new byte[31]);

        assertThatThrownBy(() -> store.find(id)).isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void aMissingFolderIsAnErrorAndNotADestroyedKey() throws IOException {
        KeyId id = store.create();
        Files.delete(files().get(0));
        Files.delete(folder);

        assertThatThrownBy(() -> store.find(id)).isInstanceOf(UnusableKeyException.class);
        assertThatThrownBy(() -> store.destroy(id)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesAnIdThatLeadsOutOfTheFolder() {
        assertThatThrownBy(() -> new KeyId("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFileDoesNotHoldTheKeyAndIsOfNoUseWithoutTheRoot() throws IOException {
        KeyId id = store.create();
        byte[] key = store.find(id).orElseThrow().getEncoded();

        assertThat(HexFormat.of().formatHex(Files.readAllBytes(files().get(0))))
                .hasSize(2 * 43)
                .doesNotContain(HexFormat.of().formatHex(key, 0, 8));
        var otherRoot = new FileShreddableKeyStore(folder, new KeyTree(RootKey.random()));
        assertThatThrownBy(() -> otherRoot.find(id)).isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void aKeyFileUnderAnotherKeysNameDoesNotOpen() throws IOException {
        KeyId one = store.create();
        KeyId other = store.create();
        Files.copy(fileOf(one), fileOf(other), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> store.find(other)).isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void keysOfAnOlderRootVersionOpenAndAreCounted() throws IOException {
        var first = SecretBytes.random(32);
        var before = new KeyTree(new RootKey(new TreeMap<>(Map.of(1, first))));
        var after = new KeyTree(new RootKey(new TreeMap<>(Map.of(1, first, 2, SecretBytes.random(32)))));
        KeyId old = new FileShreddableKeyStore(folder, before).create();
        var rotated = new FileShreddableKeyStore(folder, after);
        rotated.create();
        Files.write(folder.resolve("0".repeat(32) + ".key"), new byte[32]);

        assertThat(rotated.find(old)).isPresent();
        assertThat(rotated.find(new KeyId("0".repeat(32)))).isPresent();
        assertThat(rotated.versions()).containsExactlyInAnyOrderEntriesOf(Map.of(0, 1L, 1, 1L, 2, 1L));
    }

    private Path fileOf(KeyId id) {
        return folder.resolve(id + ".key");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
