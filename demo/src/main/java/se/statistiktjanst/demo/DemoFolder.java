package se.statistiktjanst.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.pseudonymizer.keys.RootKeyFile;

/** Where a demo keeps everything: {@code database}, {@code secrets}, {@code log}, its configuration, {@code demo.env}. */
record DemoFolder(Path path) {

    /** Makes the folder, for its owner alone. */
    static DemoFolder make(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new DemoException(path + " is a file: choose a folder with --data");
        }
        OwnerFiles.folder(path);
        if (!Files.isWritable(path)) {
            throw new DemoException("the folder " + path + " cannot be written to: choose another with --data");
        }
        return new DemoFolder(path);
    }

    /** The folder of a demo that has been started before. */
    static DemoFolder existing(Path path) {
        DemoFolder folder = new DemoFolder(path);
        if (!Files.isDirectory(folder.database())) {
            throw new DemoException(
                    "there is no demo in " + path + ": start it once with ./statistik demo --data " + path);
        }
        return folder;
    }

    Path database() {
        return path.resolve("database");
    }

    /** Says where and as whom to go on; there while the demo is ready, and only then. */
    Path environment() {
        return path.resolve("demo.env");
    }

    /** The configuration of the service, written anew at each start. */
    Path configuration() {
        return path.resolve("statistics.yml");
    }

    Path log() {
        return path.resolve("log");
    }

    /** The bearer token of the sender {@code demo}. */
    String senderToken() {
        return OwnerFiles.secret(secrets().resolve("sender-token"));
    }

    /** One password for each role, in the files that the configuration points to. */
    Map<DatabaseRole, String> databasePasswords() {
        Path passwords = OwnerFiles.folder(secrets().resolve("database"));
        Map<DatabaseRole, String> all = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            all.put(role, OwnerFiles.secret(passwords.resolve(role.login())));
        }
        return all;
    }

    void makeKeys() {
        Path root = secrets().resolve("root.key");
        if (!Files.exists(root)) {
            RootKeyFile.create(root);
        }
        OwnerFiles.folder(secrets().resolve("shreddable"));
    }

    /** Whether something that need not be done again is done; told beside the database, so that it dies with it. */
    boolean isDone(String what) {
        return Files.exists(mark(what));
    }

    void markDone(String what) {
        OwnerFiles.folder(mark(what).resolveSibling(""));
        OwnerFiles.write(mark(what), "");
    }

    private Path mark(String what) {
        return database().resolve("done").resolve(what);
    }

    private Path secrets() {
        return OwnerFiles.folder(path.resolve("secrets"));
    }
}
