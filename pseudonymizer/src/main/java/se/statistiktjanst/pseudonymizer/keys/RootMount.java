package se.statistiktjanst.pseudonymizer.keys;

import java.nio.file.Path;

/**
 * A root file that the environment mounts, such as a secret of an orchestrator: read here, written there. A version that
 * is added there is seen without a restart.
 */
public final class RootMount implements RootStore {
    private final Path file;

    public RootMount(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return file + " (mounted)";
    }

    @Override
    public RootKey read() {
        return RootKeyFile.read(file, true);
    }

    @Override
    public RootKey create() {
        throw readOnly("Put the lines 'format = 1' and 'root.1 = ' with the output of 'openssl rand -hex 32' into it");
    }

    @Override
    public RootKey addVersion() {
        int next = read().currentVersion() + 1;
        throw readOnly(
                "Add a line 'root." + next + " = ' with the output of 'openssl rand -hex 32', keep those before");
    }

    @Override
    public RootKey remove(int version) {
        throw readOnly("Take the line 'root." + version + "' away");
    }

    private UnusableKeyException readOnly(String what) {
        return new UnusableKeyException("The root key file " + file + " is mounted by the environment. " + what
                + " there, and run this again.");
    }
}
