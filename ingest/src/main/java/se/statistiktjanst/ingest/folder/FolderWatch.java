package se.statistiktjanst.ingest.folder;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.ingest.mapping.Mappings;

/** Looks into the areas again and again and imports what is new. One process at a time does so in a folder. */
public final class FolderWatch implements Managed {
    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

    private final FilesConfiguration configuration;
    private final List<AreaFolder> areas;
    private final FileTurn turn;
    private final Clock clock;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "watched-folders"));
    private @Nullable FileChannel lockFile;
    private @Nullable FileLock lock;

    /** @throws UnusableAreaException if an area cannot work as it is set up */
    public FolderWatch(
            FilesConfiguration configuration, Mappings mappings, FileImport imports, Contacts contacts, Clock clock) {
        this.configuration = configuration;
        this.areas = configuration.areas().stream()
                .map(area -> FileArea.of(area, configuration.folder(), mappings))
                .map(area -> new AreaFolder(area, configuration.quiet()))
                .toList();
        this.turn = new FileTurn(imports, contacts, clock);
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing through that the future could tell
    public void start() {
        long pause = configuration.pause().toMillis();
        executor.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        // A file under way goes on where it was at the next start.
        executor.shutdownNow();
        executor.awaitTermination(30, TimeUnit.SECONDS);
        unlock();
    }

    /** One look into every area. */
    void look() {
        try {
            if (!isOurs()) {
                return;
            }
            for (AreaFolder area : areas) {
                lookInto(area);
            }
        } catch (IOException | RuntimeException e) {
            log.error(
                    "the watched folders cannot be read; tried again: {}",
                    e.getClass().getName());
        }
    }

    private void lookInto(AreaFolder area) throws IOException {
        for (Path file : area.due()) {
            if (executor.isShutdown()) {
                return;
            }
            if (!turn.take(area.area(), file)) {
                area.failed(file);
            }
        }
        Instant now = clock.instant();
        area.sweep(now.minus(configuration.keep()), now.minus(configuration.keepResult()));
    }

    private boolean isOurs() throws IOException {
        if (lock == null) {
            Files.createDirectories(configuration.folder());
            lockFile = FileChannel.open(
                    configuration.folder().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
            }
        }
        return lock != null;
    }

    private void unlock() {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            log.debug("the lock goes with the process");
        }
    }
}
