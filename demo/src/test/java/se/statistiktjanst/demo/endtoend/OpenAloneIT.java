package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The open site as a process of its own, on a machine with the password of one database role and no key. */
class OpenAloneIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static Installation installation;
    private static Process server;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        installation =
                Installation.make(db, Installation.newFolder("open-alone"), URI.create("http://127.0.0.1:9/demo"));
        // Commands in this process take over logging from the server.
        service.whileStopped(installation::prepare);
        installation.leaveOpenSiteAlone();
        server = installation.process("open", "server");
        visitor = new Visitor(installation.address());
        ServerProcessIT.awaitAnswer(installation, server, "open");
    }

    @AfterAll
    static void stop() throws Exception {
        server.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sv/", "en/", "sv/statistik", "sv/driftstatus", "sv/skydd", "api/v2/tables", "datasets/dcat"})
    void givesTheOpenSite(String path) throws Exception {
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "sv/mina", "sv/mina/tabeller", "api/schemas", "api/staff/v1/tables", "exports/v1"})
    void givesNothingElse(String path) throws Exception {
        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void needsNoKeyAndNoOtherPassword() {
        assertThat(installation.rootKey()).doesNotExist();
        assertThat(installation.folder().resolve("passwords").toFile().list()).containsExactly("statistik_open");
    }
}
