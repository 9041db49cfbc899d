package se.statistiktjanst.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import se.statistiktjanst.platform.db.DatabaseRole;

/** Runs commands of the service with the configuration of a demo; each throws {@link DemoException} when it fails. */
record Commands(DemoFolder folder) {

    /** A command of the service that answers to {@code out}. */
    void run(PrintStream out, String... words) {
        Stream<String> configuration =
                Stream.of("--config", folder.configuration().toString());
        require(new Service(out), Stream.concat(Stream.of(words), configuration).toArray(String[]::new));
    }

    /** A command whose answer nobody needs to see. */
    void runSilently(String... words) {
        run(silent(), words);
    }

    /** Something of the demo's own with the pools of these roles. */
    void work(Set<DatabaseRole> roles, DemoWork.Work work) {
        Service service = new Service(silent(), new DemoWork(roles, work));
        require(service, DemoWork.NAME, folder.configuration().toString());
    }

    /** The web server, which answers when this returns. */
    void serve(Service service) {
        require(service, "server", folder.configuration().toString());
    }

    private void require(Service service, String... arguments) {
        if (!service.succeeds(arguments)) {
            throw new DemoException(arguments[0] + " failed as told above; more may stand in " + folder.log());
        }
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
