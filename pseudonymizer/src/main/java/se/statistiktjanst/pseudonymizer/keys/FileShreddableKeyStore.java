package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * One file per key, readable by its owner only: the key wrapped (RFC 3394) under a key that is derived from the root for
 * its id, so that the folder alone opens nothing. Destroying unlinks the file and syncs the folder; what is left of the
 * bytes needs both the root and the disk.
 *
 * <p>A file is never written again under a newer root: a rewrite that races a destruction could bring a key back. So a
 * version of the root is needed as long as one of its keys lives.
 *
 * <p>Leave the folder out of every backup and snapshot. The disk's free blocks may hold the bytes of a destroyed key
 * until they are written over: put the folder on an encrypted volume.
 */
public final class FileShreddableKeyStore implements ShreddableKeyStore {
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final KeyTree keys;

    /**
     * Opens the store.
     *
     * @param folder where the keys are; created, for its owner only, if it is not there
     * @param keys what they are wrapped under
     */
    public FileShreddableKeyStore(Path folder, KeyTree keys) {
        this.folder = folder;
        this.keys = keys;
        try {
            OwnerOnlyFile.createFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the key folder " + folder + ". Check its rights.", e);
        }
    }

    @Override
    public KeyId create() {
        KeyId id = KeyId.random();
        try {
            byte[] key = SecretBytes.random(WrappedKey.KEY_BYTES).revealBytes();
            OwnerOnlyFile.create(fileOf(id), WrappedKey.seal(keys, id, key));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write a key into " + folder + ". Check that the folder is there, its rights and space.", e);
        }
        return id;
    }

    @Override
    public Optional<SecretKey> find(KeyId id) {
        Optional<byte[]> file = content(id);
        return file.isPresent()
                ? Optional.of(WrappedKey.open(keys, id, file.get()).orElseThrow(() -> damaged(id)))
                : absent(id);
    }

    private Optional<byte[]> content(KeyId id) {
        try {
            return Optional.of(Files.readAllBytes(fileOf(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key " + id + " in " + folder + ". Check its rights.", e);
        }
    }

    @Override
    public void destroy(KeyId id) {
        try {
            Files.deleteIfExists(fileOf(id));
            // Also when it was gone: an earlier attempt may have stopped between unlink and sync.
            OwnerOnlyFile.syncFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot destroy the key " + id + " in " + folder + ". Check the folder's rights and try again.", e);
        }
    }

    /** How many keys there are under each version of the root; 0 stands for those not wrapped, from before that. */
    public SortedMap<Integer, Long> versions() {
        var counts = new TreeMap<Integer, Long>();
        for (KeyId id : ids()) {
            content(id).ifPresent(file -> counts.merge(WrappedKey.version(file), 1L, Long::sum));
        }
        return counts;
    }

    /** The keys that are there, in no order. */
    public List<KeyId> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new KeyId(name.substring(0, name.length() - SUFFIX.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key folder " + folder + ". Check its rights.", e);
        }
    }

    private UnusableKeyException damaged(KeyId id) {
        return new UnusableKeyException("The key " + id + " in " + folder + " does not open: its file was damaged, or"
                + " belongs to another root key. Destroy it and order the export again.");
    }

    // A volume that is not mounted must not look as if every key had been destroyed.
    private Optional<SecretKey> absent(KeyId id) {
        if (!Files.isDirectory(folder)) {
            throw new UnusableKeyException("Cannot look for the key " + id + ": the key folder " + folder
                    + " is not there. Mount it and try again.");
        }
        return Optional.empty();
    }

    private Path fileOf(KeyId id) {
        return folder.resolve(id.text() + SUFFIX);
    }
}
