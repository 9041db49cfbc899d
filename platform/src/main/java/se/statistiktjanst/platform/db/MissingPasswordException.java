package se.statistiktjanst.platform.db;

import java.nio.file.Path;

/** The password file of a role cannot be read. */
public final class MissingPasswordException extends RuntimeException {
    MissingPasswordException(DatabaseRole role, Path file, Throwable cause) {
        super(
                "no password for database role %s: put it in the file %s, readable by this process"
                        .formatted(role.login(), file),
                cause);
    }
}
