package se.statistiktjanst.platform.db;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the database is and where its passwords lie.
 *
 * @param url JDBC URL without user or password
 * @param passwords folder with one file for each role, named as the role ({@code statistik_open}), holding its password
 */
public record DatabaseConfiguration(
        @NotNull @Pattern(regexp = "jdbc:postgresql://[^?]+(\\?.*)?")
        String url,

        @NotNull Path passwords) {

    /** The password of a role, read anew each time so that it can be changed under a running service. */
    public String passwordOf(DatabaseRole role) {
        Path file = passwords.resolve(role.login());
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new MissingPasswordException(role, file, e);
        }
    }
}
