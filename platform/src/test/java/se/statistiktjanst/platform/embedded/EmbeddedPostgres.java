package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on a folder, with nothing installed: durable (what is committed survives a power cut), reached over
 * 127.0.0.1 by password only, UTF-8, UTC. Starts as root and as an ordinary user.
 *
 * <p>The folder keeps its data from start to start. One process at a time runs the server of a folder; others may
 * {@linkplain #startOrJoin join} it. The server never outlives the process that started it: {@link #close} and normal
 * ends (Ctrl-C, SIGTERM) wait until it has shut down; after kill -9 it notices within moments and shuts itself down
 * without losing a commit. Should one be left anyway, the next start on the folder stops it first, and a stale
 * {@code postmaster.pid} is no obstacle.
 *
 * <p>Errors are {@link EmbeddedPostgresException} with one line that says what to do. Linux only.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    private static final int FREE_PORT_ATTEMPTS = 5;
    private static final int JOIN_SECONDS = 60;

    private final int port;
    private final String password;
    private final @Nullable ServerProcess process;
    private final @Nullable FolderLock lock;
    private final Deque<Runnable> beforeStop = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stop, "stop-embedded-postgres");
    private boolean stopped;

    private EmbeddedPostgres(int port, String password, @Nullable ServerProcess process, @Nullable FolderLock lock) {
        this.port = port;
        this.password = password;
        this.process = process;
        this.lock = lock;
    }

    /**
     * Starts the server of a folder, making the folder and an empty database when they are not there.
     *
     * @param portOrZero the port on 127.0.0.1, or 0 for any free one
     * @throws EmbeddedPostgresException also when another process runs the server of this folder
     */
    public static EmbeddedPostgres start(Path folder, int portOrZero) {
        return start(folder, portOrZero, ServerAccount.forThisProcess());
    }

    /**
     * Uses the server that another process runs on the folder, or else starts it on a free port. Closing a joined
     * server leaves it running.
     */
    public static EmbeddedPostgres startOrJoin(Path folder) {
        DataFolder data = DataFolder.at(folder);
        for (int waited = 0; waited < JOIN_SECONDS * 10; waited++) {
            Optional<FolderLock> lock = FolderLock.take(data.lockFile());
            if (lock.isPresent()) {
                return start(data, 0, ServerAccount.forThisProcess(), lock.get());
            }
            Optional<PostmasterFile> running = PostmasterFile.read(data.data()).filter(PostmasterFile::ready);
            if (running.isPresent()) {
                return new EmbeddedPostgres(running.get().port(), data.password(), null, null);
            }
            ServerProcess.sleep(100);
        }
        throw new EmbeddedPostgresException("Another process holds " + data.path()
                + ", but its database does not answer. Look at postgres.log there.");
    }

    static EmbeddedPostgres start(Path folder, int portOrZero, ServerAccount account) {
        DataFolder data = DataFolder.at(folder);
        FolderLock lock = FolderLock.take(data.lockFile())
                .orElseThrow(() -> new EmbeddedPostgresException("Another process runs the database in " + data.path()
                        + ". Stop it first, or choose another folder."));
        return start(data, portOrZero, account, lock);
    }

    private static EmbeddedPostgres start(DataFolder folder, int portOrZero, ServerAccount account, FolderLock lock) {
        boolean started = false;
        try {
            stopLeftBehind(folder);
            bindable(portOrZero);
            Path binaries = PostgresBinaries.unpacked();
            if (folder.isInitialised()) {
                folder.requireVersionOf(binaries);
                account.takeOver(folder);
            } else {
                folder.initialise(binaries, account);
            }
            EmbeddedPostgres server = launch(folder, binaries, account, portOrZero, lock);
            started = true;
            return server;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static void stopLeftBehind(DataFolder folder) {
        PostmasterFile.read(folder.data()).ifPresent(file -> {
            file.process(folder.data()).ifPresent(ServerProcess::stop);
            file.forgetIfForeign(folder.data());
        });
    }

    /** A free port may be taken by another in the moment before the server binds it: then the next one. */
    private static EmbeddedPostgres launch(
            DataFolder folder, Path binaries, ServerAccount account, int portOrZero, FolderLock lock) {
        for (int attempt = 1; ; attempt++) {
            int port = bindable(portOrZero);
            ServerProcess process = ServerProcess.start(folder, binaries, account, port);
            if (process.awaitReady()) {
                EmbeddedPostgres server = new EmbeddedPostgres(port, folder.password(), process, lock);
                server.verify();
                Runtime.getRuntime().addShutdownHook(server.hook);
                return server;
            }
            if (portOrZero != 0 || attempt == FREE_PORT_ATTEMPTS) {
                throw new EmbeddedPostgresException("PostgreSQL did not start in " + folder.path() + ": "
                        + process.lastWords() + " The whole story is in " + folder.log() + ".");
            }
        }
    }

    private static int bindable(int portOrZero) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), portOrZero));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "Port " + portOrZero + " on 127.0.0.1 is taken. Stop what uses it, or choose another port.", e);
        }
    }

    private void verify() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, password)) {
            connection.isValid(0);
        } catch (SQLException e) {
            stop();
            throw new EmbeddedPostgresException(
                    "The database runs but refuses the password in its folder (" + e.getSQLState()
                            + "). Put the right superuser-password file back.",
                    e);
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    /** Random, made with the folder, kept there in a file for its owner alone. */
    public String superuserPassword() {
        return password;
    }

    /** Without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * Runs before the server stops, last given first, also at Ctrl-C and SIGTERM: for what must let go of the database
     * in order, such as the web server. All shutdown hooks of a process run at once, so a hook of one's own would not do.
     */
    public synchronized void beforeStop(Runnable action) {
        beforeStop.push(action);
    }

    /** Stops the server and waits until it is gone; does nothing the second time, or to a joined server. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has waited for this or finds it done.
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            beforeStop.forEach(Runnable::run);
        } finally {
            if (process != null && lock != null) {
                process.stop();
                lock.close();
            }
        }
    }
}
