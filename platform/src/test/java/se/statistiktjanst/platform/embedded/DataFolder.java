package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * One database on disk: {@code data} (PostgreSQL's own), {@code superuser-password} (readable by the owner alone),
 * {@code postgres.log}, and {@code lock}, held by the process that runs the server.
 */
record DataFolder(Path path) {
    private static final int PASSWORD_BYTES = 24;

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path lockFile() {
        return path.resolve("lock");
    }

    Path passwordFile() {
        return path.resolve("superuser-password");
    }

    boolean isInitialised() {
        return Files.isDirectory(data());
    }

    /** Makes the folder, for its owner alone, when it is not there. */
    static DataFolder at(Path folder) {
        try {
            Path path = folder.toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, permissions("rwx------"));
            }
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The folder " + folder + " cannot be made: " + e, e);
        }
    }

    /** Made beside and renamed, so that an interrupted first start leaves nothing that looks like a database. */
    void initialise(Path binaries, ServerAccount account) {
        Path fresh = path.resolve("data.new");
        PostgresBinaries.delete(fresh);
        writeNewPassword();
        account.takeOver(this);
        Command.Result result = Command.run(account.wrap(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--text-search-config=simple",
                "--no-instructions")));
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException("A new database could not be made in " + path + ": "
                    + result.lastWords() + " Mend what it says, or choose another folder.");
        }
        try {
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses data of another major version, which this server could not read. */
    void requireVersionOf(Path binaries) {
        try {
            String stored = Files.readString(data().resolve("PG_VERSION")).strip();
            String said = Command.run(List.of(binaries.resolve("bin/postgres").toString(), "--version"))
                    .output();
            if (!said.contains(" " + stored + ".")) {
                throw new EmbeddedPostgresException("The folder " + path + " holds data of PostgreSQL " + stored
                        + ", and this is " + said.strip() + ". Choose another folder, or move the data over.");
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder " + data() + " holds no PostgreSQL data. Choose another folder.", e);
        }
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The password of the database cannot be read from " + passwordFile()
                            + ". Put the file back, or move the folder away to begin with an empty database.",
                    e);
        }
    }

    private void writeNewPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.deleteIfExists(passwordFile());
            Files.createFile(passwordFile(), permissions("rw-------"));
            Files.writeString(passwordFile(), HexFormat.of().formatHex(random) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
