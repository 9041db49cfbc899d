package se.statistiktjanst.ingest.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpServerTest {
    @TempDir
    Path folder;

    private Path served;
    private KeyPair north;
    private KeyPair south;
    private SftpServer server;

    @BeforeEach
    void start() throws Exception {
        served = folder.resolve("served");
        north = SftpClientSession.key(folder.resolve("north.pub"));
        south = SftpClientSession.key(folder.resolve("south.pub"));
        server = new SftpServer(
                new SftpConfiguration(null, 0, folder.resolve("host-key"), 1),
                served,
                List.of(user("north"), user("south")));
        server.start();
    }

    private SftpUser user(String name) {
        return new SftpUser(name, served.resolve(name), folder.resolve(name + ".pub"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @Test
    void takesAFileThatIsRenamedWhenWhole() throws IOException {
        try (SftpClientSession client = SftpClientSession.login(server.port(), "north", north)) {
            client.put("/calls.csv.part", "a,b\n");
            client.sftp().rename("/calls.csv.part", "/calls.csv");
            client.put("more.csv.filepart", "c,d\n");
            client.sftp().rename("more.csv.filepart", "more.csv");
        }
        assertThat(served.resolve("north/calls.csv")).hasContent("a,b\n");
        assertThat(served.resolve("north/more.csv")).hasContent("c,d\n");
    }

    @Test
    void letsNobodyInWithoutItsOwnKey() {
        int port = server.port();
        assertThatThrownBy(() -> SftpClientSession.login(port, "north", south)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SftpClientSession.login(port, "nobody", north)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SftpClientSession.login(port, "..", north)).isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        SftpClientSession.login(port, "north", session -> session.addPasswordIdentity("password")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void showsAUserNothingButItsOwnFolder() throws IOException {
        Files.writeString(served.resolve("south/secret.csv"), "secret");
        Files.writeString(folder.resolve("outside.part"), "outside");
        Files.createSymbolicLink(served.resolve("north/link.part"), folder.resolve("outside.part"));
        try (SftpClientSession client = SftpClientSession.login(server.port(), "north", north)) {
            SftpClient sftp = client.sftp();
            assertThat(sftp.canonicalPath("../..")).isEqualTo("/");
            for (String path : List.of(
                    "../south/secret.csv",
                    "/../south/secret.csv",
                    served.resolve("south/secret.csv").toString(),
                    "/..//..//" + folder.resolve("host-key"))) {
                assertThatThrownBy(() -> client.get(path)).as(path).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> client.put("../south/new.csv.part", "x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.put("link.part", "overwritten")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.symLink("to.part", "/etc/passwd")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.link("hard.part", "/etc/passwd", false))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.mkdir("folder")).isInstanceOf(IOException.class);
        }
        assertThat(folder.resolve("outside.part")).hasContent("outside");
        assertThat(served.resolve("south")).isDirectoryNotContaining("glob:**new*");
    }

    @Test
    void refusesHalfFilesFalseResultsAndFilesThatAreTooLarge() throws IOException {
        try (SftpClientSession client = SftpClientSession.login(server.port(), "north", north)) {
            assertThatThrownBy(() -> client.put("calls.csv", "a")).isInstanceOf(IOException.class);
            client.put("calls.csv.part", "a");
            assertThatThrownBy(() -> client.sftp().rename("calls.csv.part", "calls.csv.result.json"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.sftp().rename("calls.csv.part", ".hidden"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.put("large.part", "x".repeat(1_000_001)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(served.resolve("north/calls.csv")).doesNotExist();
    }

    @Test
    void givesNoShellAndForwardsNothing() throws IOException {
        try (SftpClientSession client = SftpClientSession.login(server.port(), "north", north)) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            try (ChannelExec command = client.session().createExecChannel("id")) {
                command.setOut(said);
                command.open().await(Duration.ofSeconds(5));
                assertThat(command.waitFor(EnumSet.of(ClientChannelEvent.EXIT_STATUS), Duration.ofSeconds(2)))
                        .doesNotContain(ClientChannelEvent.EXIT_STATUS);
            }
            assertThat(said.toByteArray()).isEmpty();
            SshdSocketAddress any = new SshdSocketAddress("127.0.0.1", 0);
            assertThatThrownBy(() -> client.session().startRemotePortForwarding(any, any))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void keepsItsHostKeyToItselfAndOutOfWhatIsServed() throws IOException {
        Path key = folder.resolve("host-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> new SftpServer(
                        new SftpConfiguration(null, 0, served.resolve("north/../host-key"), null), served, List.of()))
                .hasMessageContaining("put it elsewhere");
        String before = Files.readString(key);
        new SftpServer(new SftpConfiguration(null, 0, key, null), served, List.of());
        assertThat(key).hasContent(before);
    }
}
