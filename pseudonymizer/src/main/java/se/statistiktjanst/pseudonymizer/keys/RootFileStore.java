package se.statistiktjanst.pseudonymizer.keys;

import java.nio.file.Path;

/** A root in a plain file that this program writes; see {@link RootKeyFile}. */
public final class RootFileStore implements RootStore {
    private final Path file;

    public RootFileStore(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public RootKey read() {
        return RootKeyFile.read(file, true);
    }

    @Override
    public RootKey create() {
        return RootKeyFile.create(file);
    }

    @Override
    public RootKey addVersion() {
        return RootKeyFile.addVersion(file);
    }

    @Override
    public RootKey remove(int version) {
        return RootKeyFile.remove(file, version);
    }
}
