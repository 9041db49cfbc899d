package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.nio.file.Path;

/** Makes files that only their owner may read, for what stands beside the keys. */
public final class OwnerOnlyFiles {
    private OwnerOnlyFiles() {}

    /** Creates a new file and its folder, durable when this returns; fails if the file is there. */
    public static void create(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            OwnerOnlyFile.createFolder(folder);
        }
        OwnerOnlyFile.create(file, content);
    }
}
