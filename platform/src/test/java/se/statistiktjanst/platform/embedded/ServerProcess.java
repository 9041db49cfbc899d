package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The running server, tied to this process by a pipe: a small shell waits beside the server until the pipe closes, which
 * happens when this process ends in any way, kill -9 included, and then shuts the server down.
 */
final class ServerProcess {
    /** Recovery after a crash is part of starting, so patience is long; a server that gives up ends it at once. */
    private static final long START_SECONDS = 300;

    private static final long STOP_SECONDS = 30;
    private static final long POLL_MILLIS = 10;

    /** In a session of its own, so that Ctrl-C reaches this process alone, which then stops things in order. */
    private static final String WATCH = """
            exec 3<&0
            "$@" </dev/null 3<&- & server=$!
            { read -r _; while kill -INT "$server"; do sleep 0.1; done; } <&3 >/dev/null 2>&1 & watch=$!
            exec 3<&-
            wait "$server"; code=$?
            kill "$watch" 2>/dev/null; wait "$watch" 2>/dev/null
            exit "$code"
            """;

    private final Process shell;
    private final DataFolder folder;
    private @Nullable ProcessHandle server;

    private ServerProcess(Process shell, DataFolder folder) {
        this.shell = shell;
        this.folder = folder;
    }

    static ServerProcess start(DataFolder folder, Path binaries, ServerAccount account, int port) {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", WATCH, "sh"));
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", folder.data().toString()));
        ServerSettings.forPort(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        try {
            Process shell = Command.builder(account.wrap(command))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.log().toFile())
                    .start();
            return new ServerProcess(shell, folder);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be started: " + e, e);
        }
    }

    /** True when the server answers; false when it has ended instead. */
    boolean awaitReady() {
        for (long waited = 0; waited < TimeUnit.SECONDS.toMillis(START_SECONDS); waited += POLL_MILLIS) {
            Optional<ProcessHandle> ready = PostmasterFile.read(folder.data())
                    .filter(PostmasterFile::ready)
                    .flatMap(this::child);
            if (ready.isPresent()) {
                server = ready.get();
                return true;
            }
            if (waitFor(shell, POLL_MILLIS)) {
                return false;
            }
        }
        stop();
        return false;
    }

    /** The server that wrote the file, if it is ours and not one that is long gone. */
    private Optional<ProcessHandle> child(PostmasterFile file) {
        return shell.children().filter(child -> child.pid() == file.pid()).findFirst();
    }

    /** What PostgreSQL calls fast: clients are cut off, everything committed is on disk. */
    void stop() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waitFor(shell, TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        // The shell ends with the server; unless somebody ended the shell.
        if (server != null) {
            stop(server);
        }
    }

    /** Stops a server that an earlier process left behind, or that did not listen; waits until it is gone. */
    static void stop(ProcessHandle server) {
        for (String signal : List.of("-INT", "-QUIT")) {
            for (long waited = 0; server.isAlive() && waited < STOP_SECONDS * 10; waited++) {
                Command.run(List.of("sh", "-c", "kill " + signal + " " + server.pid()));
                sleep(100);
            }
        }
        if (server.isAlive()) {
            throw new EmbeddedPostgresException("The PostgreSQL server with process id " + server.pid()
                    + " does not stop. Look at postgres.log in its folder, then stop it by hand.");
        }
    }

    String lastWords() {
        try {
            String flat = Files.readString(folder.log()).strip().replaceAll("\\s+", " ");
            return flat.substring(Math.max(0, flat.length() - 500));
        } catch (IOException e) {
            return "no " + folder.log();
        }
    }

    private static boolean waitFor(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for PostgreSQL", e));
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for PostgreSQL", e));
        }
    }
}
