package se.statistiktjanst.ingest.client.sync;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import se.statistiktjanst.ingest.client.ClientSettings;
import se.statistiktjanst.ingest.client.DroppedEvent;
import se.statistiktjanst.ingest.client.EventClient;
import se.statistiktjanst.ingest.client.WhenFull;

/** {@code java -jar ingest-client.jar sync SETTINGS [--once]}. */
public final class Sync {
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final SyncSettings settings;
    private final PrintStream out;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Sync(SyncSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Runs until the process is asked to end; what is queued then is sent at the next start. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    /** Runs the command and gives its exit status: 0 when all was read and taken, 1 when not, 2 when it could not run. */
    static int run(String[] arguments, PrintStream out) {
        boolean once = arguments.length == 3 && arguments[2].equals("--once");
        if (arguments.length < 2 || !arguments[0].equals("sync") || (arguments.length > 2 && !once)) {
            out.println("usage: java -jar ingest-client.jar sync SETTINGS [--once]");
            return 2;
        }
        try {
            return new Sync(SyncSettings.read(Path.of(arguments[1])), out).follow(once);
        } catch (SyncException e) {
            out.println("sync: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            out.println("sync: a file or folder cannot be used: " + e.getClass().getSimpleName());
            return 2;
        }
    }

    private int follow(boolean once) throws IOException {
        Path state = Files.createDirectories(settings.path("state"));
        SyncSource source = source(state);
        EventClient client = EventClient.open(client(state));
        Thread hook = new Thread(() -> end(client));
        if (!once) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        boolean worked;
        do {
            worked = look(source, client);
        } while (!once && !isStopped());
        long left = client.close(DRAIN);
        out.printf(
                "%d events sent, %d dropped, %d left%n",
                client.status().accepted(), client.status().dropped(), left);
        return worked && left == 0 && client.status().dropped() == 0 ? 0 : 1;
    }

    private boolean look(SyncSource source, EventClient client) {
        try {
            int queued = source.queueNew(client, out);
            if (queued > 0) {
                out.printf("%d events queued%n", queued);
            }
            return true;
        } catch (SyncException e) {
            out.println("sync: " + e.getMessage() + "; tried again");
        } catch (Exception e) {
            out.println("sync: the source cannot be read (" + e.getClass().getSimpleName() + "); tried again");
        }
        return false;
    }

    private SyncSource source(Path state) {
        return settings.optional("jdbc.url").isPresent()
                ? new QuerySource(settings, new Position(state.resolve("query.position")))
                : new FolderSource(settings.path("folder"), state);
    }

    private ClientSettings client(Path state) {
        return ClientSettings.of(
                        settings.service(),
                        settings.required("source"),
                        state.resolve("spool"),
                        () -> settings.secret("tokenFile"),
                        this::tell)
                .spoolBytes(settings.number("spoolMegabytes", 1_024) * 1_000_000L, WhenFull.WAIT);
    }

    private void tell(DroppedEvent event) {
        out.printf("not taken: %s %s %s%n", event.id(), event.status(), event.errors());
    }

    private void end(EventClient client) {
        stop.countDown();
        client.close(Duration.ofSeconds(10));
    }

    private boolean isStopped() {
        try {
            return stop.await(settings.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
