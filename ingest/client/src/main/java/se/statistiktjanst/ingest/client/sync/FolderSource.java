package se.statistiktjanst.ingest.client.sync;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.statistiktjanst.ingest.client.EventClient;

/**
 * Follows the files {@code *.ndjson} of a folder, which may grow: each whole line is an event with an id of its own. A
 * line that is none is told and passed over. How far each file is read stands in the state folder.
 */
final class FolderSource implements SyncSource {
    private static final int LINES = 1_000;
    private static final int LONGEST = 1 << 20;

    private final Path folder;
    private final Path state;

    FolderSource(Path folder, Path state) {
        this.folder = folder;
        this.state = state;
    }

    @Override
    public int queueNew(EventClient client, PrintStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".ndjson"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        int queued = 0;
        for (Path file : files) {
            queued += follow(file, client, out);
        }
        return queued;
    }

    private int follow(Path file, EventClient client, PrintStream out) throws IOException {
        Position position = new Position(state.resolve(file.getFileName() + ".position"));
        long from = Long.parseLong(position.read("0"));
        if (from > Files.size(file)) {
            // Begun anew under the same name.
            from = 0;
        }
        int queued = 0;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (Lines lines = lines(in, from); lines.end() > from; lines = lines(in, from)) {
                queued += queue(lines, client, out);
                from = lines.end();
                position.write(Long.toString(from));
            }
        }
        return queued;
    }

    private static int queue(Lines lines, EventClient client, PrintStream out) {
        List<String> good = new ArrayList<>();
        for (String line : lines.texts()) {
            try {
                EventClient.requireEvent(line);
                good.add(line);
            } catch (IllegalArgumentException e) {
                out.println("a line was passed over: " + e.getMessage());
            }
        }
        client.enqueueAllJson(good);
        return good.size();
    }

    /** @param end after the last whole line */
    private record Lines(List<String> texts, long end) {}

    /** Whole lines only: the last one may still be written. */
    private static Lines lines(RandomAccessFile in, long from) throws IOException {
        in.seek(from);
        byte[] bytes = new byte[LONGEST];
        int read = 0;
        for (int more = in.read(bytes); more > 0; more = in.read(bytes, read, bytes.length - read)) {
            read += more;
        }
        List<String> texts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < read && texts.size() < LINES; i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, start, i - start, StandardCharsets.UTF_8).strip();
                start = i + 1;
                if (!line.isEmpty()) {
                    texts.add(line);
                }
            }
        }
        if (start == 0 && read == LONGEST) {
            throw new SyncException("a line is longer than %d bytes: mend the file".formatted(LONGEST));
        }
        return new Lines(texts, from + start);
    }
}
