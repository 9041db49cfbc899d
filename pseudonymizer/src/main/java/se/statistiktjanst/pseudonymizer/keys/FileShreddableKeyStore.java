package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One file of 32 bytes per key, readable by its owner only. Destroying unlinks the file and syncs the folder.
 *
 * <p>Leave the folder out of every backup and snapshot. The disk's free blocks may hold the bytes of a destroyed key
 * until they are written over: put the folder on an encrypted volume.
 */
public final class FileShreddableKeyStore implements ShreddableKeyStore {
    private static final int KEY_BYTES = 32;
    private static final String SUFFIX = ".key";

    private final Path folder;

    /** @param folder where the keys are; created, for its owner only, if it is not there */
    public FileShreddableKeyStore(Path folder) {
        this.folder = folder;
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
            OwnerOnlyFile.create(fileOf(id), SecretBytes.random(KEY_BYTES).revealBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write a key into " + folder + ". Check that the folder is there, its rights and space.", e);
        }
        return id;
    }

    @Override
    public Optional<SecretKey> find(KeyId id) {
        try {
            byte[] bytes = Files.readAllBytes(fileOf(id));
            if (bytes.length != KEY_BYTES) {
                throw new UnusableKeyException("The key " + id + " in " + folder + " has " + bytes.length
                        + " bytes instead of 32: its file was damaged. Destroy it and order the export again.");
            }
            return Optional.of(new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchFileException e) {
            return absent(id);
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
