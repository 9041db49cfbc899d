package se.statistiktjanst.ingest.client;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ids of what the collector has taken, a file for each day and hour of the events' time (UTC). An id may stand twice
 * after a crash; reading counts it once. Ids hold no personal data: the collector refuses those that do.
 */
final class SentLedger {
    private static final System.Logger log = System.getLogger(SentLedger.class.getName());
    private static final int HOURS = 24;

    private final Path folder;
    private final int days;
    private final Clock clock;
    private LocalDate swept = LocalDate.MIN;

    SentLedger(Path folder, int days, Clock clock) {
        this.folder = folder;
        this.days = days;
        this.clock = clock;
    }

    /** @param refused places of those that were not taken */
    void sent(List<Spool.Entry> batch, BitSet refused) {
        if (days == 0) {
            return;
        }
        Map<Integer, StringBuilder> byHour = new TreeMap<>();
        for (int i = refused.nextClearBit(0); i < batch.size(); i = refused.nextClearBit(i + 1)) {
            SpooledEvent event = batch.get(i).event();
            byHour.computeIfAbsent(event.epochHour(), hour -> new StringBuilder())
                    .append(event.id())
                    .append('\n');
        }
        try {
            for (Map.Entry<Integer, StringBuilder> hour : byHour.entrySet()) {
                append(hour.getKey(), hour.getValue().toString());
            }
            sweep();
        } catch (IOException e) {
            throw new SpoolException("the ledger in " + folder + " cannot be written", e);
        }
    }

    private void append(int epochHour, String lines) throws IOException {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochHour * 3_600L, 0, ZoneOffset.UTC);
        Path file = file(time.toLocalDate(), time.getHour());
        if (!Files.exists(file)) {
            OwnerOnly.createFolder(file.resolveSibling(""));
            OwnerOnly.create(file);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path file(LocalDate day, int hour) {
        return folder.resolve(day.toString()).resolve("%02d.ids".formatted(hour));
    }

    /** The ids of an hour, each once. */
    Set<String> ids(LocalDate day, int hour) {
        Path file = file(day, hour);
        try {
            return Files.exists(file) ? new LinkedHashSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new SpoolException("the ledger in " + folder + " cannot be read", e);
        }
    }

    private void sweep() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.isAfter(swept) || !Files.isDirectory(folder)) {
            return;
        }
        swept = today;
        List<Path> dayFolders;
        try (var found = Files.list(folder)) {
            dayFolders = found.toList();
        }
        for (Path dayFolder : dayFolders) {
            if (isBefore(dayFolder, today.minusDays(days))) {
                for (int hour = 0; hour < HOURS; hour++) {
                    Files.deleteIfExists(dayFolder.resolve("%02d.ids".formatted(hour)));
                }
                Files.deleteIfExists(dayFolder);
            }
        }
    }

    private static boolean isBefore(Path dayFolder, LocalDate day) {
        try {
            return LocalDate.parse(dayFolder.getFileName().toString()).isBefore(day);
        } catch (DateTimeException e) {
            log.log(Level.DEBUG, "a folder that is not the ledger''s is left alone");
            return false;
        }
    }
}
