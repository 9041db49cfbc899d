package se.statistiktjanst.ingest.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files of an area are to be imported now, and which are to go. */
final class AreaFolder {
    private static final int MOST_DOUBLINGS = 6;

    /** @param sinceNanos by the machine's own stopwatch */
    private record Seen(ResultFile.Stamp stamp, long sinceNanos, int failures) {}

    private final FileArea area;
    private final Duration quiet;
    private final Map<Path, Seen> seen = new HashMap<>();

    AreaFolder(FileArea area, Duration quiet) {
        this.area = area;
        this.quiet = quiet;
    }

    FileArea area() {
        return area;
    }

    /** Whole files that have not changed for a while and have no result, or were replaced since. */
    List<Path> due() throws IOException {
        Files.createDirectories(area.folder());
        List<Path> files;
        try (var found = Files.list(area.folder())) {
            files = found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(FileArea::isWhole)
                    .sorted()
                    .toList();
        }
        seen.keySet().retainAll(files);
        List<Path> due = new java.util.ArrayList<>();
        for (Path file : files) {
            if (isDue(file)) {
                due.add(file);
            }
        }
        return due;
    }

    private boolean isDue(Path file) throws IOException {
        ResultFile.Stamp stamp = ResultFile.Stamp.of(file);
        Optional<ResultFile.Known> known = ResultFile.beside(file, ResultFile.Known.class);
        if (known.isPresent() && known.get().file().equals(stamp)) {
            return false;
        }
        long now = System.nanoTime();
        Seen before = seen.get(file);
        if (before == null || !before.stamp().equals(stamp)) {
            before = new Seen(stamp, now, 0);
            seen.put(file, before);
        }
        long wait = quiet.toNanos() << Math.min(before.failures(), MOST_DOUBLINGS);
        return now - before.sinceNanos() >= wait;
    }

    /** Waits longer before this file is tried again. */
    void failed(Path file) {
        Seen before = seen.get(file);
        if (before != null) {
            seen.put(file, new Seen(before.stamp(), System.nanoTime(), before.failures() + 1));
        }
    }

    /** Deletes imported files, and results, that are older than they are kept. */
    void sweep(Instant importedBefore, Instant resultsBefore) throws IOException {
        List<Path> results;
        try (var found = Files.list(area.folder())) {
            results = found.filter(file -> file.toString().endsWith(ResultFile.ENDING))
                    .toList();
        }
        for (Path result : results) {
            Optional<ResultFile.Known> known = ResultFile.read(result, ResultFile.Known.class);
            if (known.isEmpty()) {
                continue;
            }
            String name = result.getFileName().toString();
            Path file = result.resolveSibling(name.substring(0, name.length() - ResultFile.ENDING.length()));
            Instant finishedAt = known.get().finishedAt();
            boolean isSame = Files.exists(file)
                    && ResultFile.Stamp.of(file).equals(known.get().file());
            if (isSame && finishedAt.isBefore(importedBefore)) {
                Files.delete(file);
            }
            if (!Files.exists(file) && finishedAt.isBefore(resultsBefore)) {
                Files.delete(result);
            }
        }
    }
}
