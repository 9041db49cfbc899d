package se.statistiktjanst.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** A database that cannot be used is one line that says why, without the password. */
class DatabaseUnreachableIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @TempDir
    Path passwords;

    private DatabaseConfiguration right;

    @BeforeEach
    void writePasswords() throws Exception {
        right = db.configuration(passwords);
    }

    @Test
    void aDatabaseThatAnswersIsUsed() {
        SchemaVersion.require(right, DatabaseRole.OPEN);
        assertThat(new Migrations(right.url(), right.passwordOf(DatabaseRole.MIGRATOR)).pending())
                .isEmpty();
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        DatabaseConfiguration stopped =
                new DatabaseConfiguration("jdbc:postgresql://127.0.0.1:" + port + "/statistik?x=1", passwords);
        assertThatThrownBy(() -> SchemaVersion.require(stopped, DatabaseRole.OPEN))
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessage(
                        "the database at 127.0.0.1:%d/statistik does not answer (SQL state 08001): start it, or mend database.url",
                        port);
    }

    @Test
    void thePasswordIsWrong() throws Exception {
        Files.writeString(passwords.resolve("statistik_open"), "not the password");
        assertThatThrownBy(() -> SchemaVersion.require(right, DatabaseRole.OPEN))
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("refuses the role statistik_open")
                .hasMessageNotContaining("not the password")
                .hasNoCause();
    }

    @Test
    void thereIsNoSuchDatabase() {
        assertThatThrownBy(() -> new Migrations(
                        right.url().replace(db.name(), "nowhere"), right.passwordOf(DatabaseRole.MIGRATOR)))
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("there is no database at")
                .hasMessageContaining("/nowhere:");
    }
}
