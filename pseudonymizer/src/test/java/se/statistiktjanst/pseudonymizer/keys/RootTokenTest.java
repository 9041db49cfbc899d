package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On SoftHSM, in a process of its own: the library reads its configuration from the environment when it is loaded. Skipped
 * where the package softhsm2 is not installed.
 */
class RootTokenTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void makeToken() throws Exception {
        library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(Path.of(""));
        assumeTrue(Files.isRegularFile(library), "skipped: SoftHSM is not here; install the package softhsm2");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Files.writeString(folder.resolve("pin"), "123456");
        Files.writeString(folder.resolve("wrong-pin"), "999999");
        run("softhsm2-util", "--init-token", "--free", "--label", "test", "--pin", "123456", "--so-pin", "654321");
    }

    @Test
    void theRootIsMadeUsedRotatedAndRetiredWithoutLeavingTheToken() throws Exception {
        String made = token("create", "pin");
        assertThat(token("read", "pin")).isEqualTo(made).startsWith("[1] ");
        assertThat(token("create", "pin")).contains("There is a root key in").contains("already");

        String rotated = token("add", "pin");
        assertThat(rotated).startsWith("[1, 2] ");
        String first = made.substring(4).strip();
        assertThat(rotated).contains(first);
        assertThat(token("remove", "pin")).startsWith("[2] ").doesNotContain(first);
        assertThat(token("follow", "pin")).startsWith("[2, 3] ");

        assertThat(token("read", "wrong-pin")).contains("refuses").doesNotContain("999999");
    }

    @Test
    void aKeyThatCanBeTakenOutIsRefused() throws Exception {
        assertThat(token("plant", "pin")).contains("can be taken out of the token");
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () -> new RootToken(folder.resolve("none.so"), 0, PasswordSource.file(folder.resolve("pin"))))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("none.so");
    }

    private String token(String action, String pin) throws Exception {
        return run(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TokenProcess.class.getName(),
                action,
                library.toString(),
                folder.resolve(pin).toString());
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }
}
