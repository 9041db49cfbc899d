package se.statistiktjanst.pseudonymizer.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;
import se.statistiktjanst.pseudonymizer.keys.OwnerOnlyFiles;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * The file of tombstones: one line each, appended and never changed, on disk before {@link #append} returns. Each line
 * carries a MAC over itself and the MAC before it, so that a line that is changed, taken out or moved is noticed; that the
 * end is missing is noticed by the database, which knows the ids. Several processes may append.
 *
 * <pre>
 * statistiktjanst tombstones 1 ‹id of the log›
 * ‹id› ‹instant› ‹care provider› ‹key version› ‹person› ‹row or -› ‹MAC›
 * </pre>
 */
public final class TombstoneLog {
    private static final String TITLE = "statistiktjanst tombstones 1 ";
    private static final Object APPENDING = new Object();
    private static final int WORDS = 7;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final Path file;
    private final KeyTree keys;

    /** What the file holds. */
    public record Content(UUID logId, List<Tombstone> tombstones) {
        public Content {
            tombstones = List.copyOf(tombstones);
        }
    }

    private record Read(Content content, String lastMac, long bytes) {}

    public TombstoneLog(Path file, KeyTree keys) {
        this.file = file;
        this.keys = keys;
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Makes an empty log, readable by its owner only, and gives its id. */
    public UUID create() {
        UUID id = UUID.randomUUID();
        try {
            OwnerOnlyFiles.create(file, (TITLE + id + '\n').getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the log of tombstones " + file + ". Check its folder.", e);
        }
        return id;
    }

    /**
     * Reads and verifies all of it. A line that a crash cut short was never acknowledged and is left out.
     *
     * @throws UnusableTombstonesException if it is missing or changed
     */
    public Content read() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel).content();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /**
     * Appends a tombstone; it is on disk when this returns.
     *
     * @throws UnusableTombstonesException if the log is missing or changed; nothing is appended then
     */
    public void append(Tombstone tombstone) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            appendLocked(channel, tombstone);
        } catch (IOException e) {
            throw new UnusableTombstonesException("Cannot append to the log of tombstones " + file
                    + ". Check that it is there, its rights and the space on its disk.");
        }
    }

    private void appendLocked(FileChannel channel, Tombstone tombstone) throws IOException {
        // The lock of the file keeps other processes out, and is an error within this one.
        synchronized (APPENDING) {
            FileLock lock = channel.lock();
            try {
                appendAfter(read(channel), channel, tombstone);
            } finally {
                lock.release();
            }
        }
    }

    private void appendAfter(Read before, FileChannel channel, Tombstone tombstone) throws IOException {
        String text = tombstone.text();
        String line = text + ' ' + mac(before.lastMac(), text, tombstone.keyVersion()) + '\n';
        // Over what a crash has left of a line.
        channel.truncate(before.bytes());
        channel.position(before.bytes());
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private Read read(FileChannel channel) throws IOException {
        String text = text(channel);
        int end = text.lastIndexOf('\n') + 1;
        String[] lines = text.substring(0, end).lines().toArray(String[]::new);
        if (end == 0 || !lines[0].startsWith(TITLE)) {
            throw new UnusableTombstonesException(file + " is no log of tombstones. Restore it from its own backup.");
        }
        UUID id = UUID.fromString(lines[0].substring(TITLE.length()));
        String mac = id.toString();
        List<Tombstone> tombstones = new ArrayList<>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            Tombstone tombstone = verified(lines[i], mac, i + 1);
            tombstones.add(tombstone);
            mac = lines[i].substring(lines[i].lastIndexOf(' ') + 1);
        }
        return new Read(new Content(id, tombstones), mac, text.substring(0, end).getBytes(UTF_8).length);
    }

    private Tombstone verified(String line, String macBefore, int number) {
        String[] words = line.split(" ", -1);
        if (words.length == WORDS) {
            try {
                Tombstone tombstone = Tombstone.parse(words);
                if (words[WORDS - 1].equals(mac(macBefore, tombstone.text(), tombstone.keyVersion()))) {
                    return tombstone;
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                // Told below.
            }
        }
        throw new UnusableTombstonesException("Line " + number + " of the log of tombstones " + file
                + " was changed, or a line before it is missing." + " Restore the file from its own backup.");
    }

    private String mac(String before, String text, int version) {
        Hmac hmac =
                new Hmac(keys.derive(KeyUse.TOMBSTONE, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, version, "chain"));
        return HexFormat.of()
                .formatHex(hmac.of(new LengthPrefixed().text(before).text(text).toBytes()));
    }

    private String text(FileChannel channel) throws IOException {
        if (channel.size() > LONGEST) {
            throw unreadable();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until all is read.
        }
        return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }

    private UnusableTombstonesException unreadable() {
        return new UnusableTombstonesException("Cannot read the log of tombstones " + file
                + ". Mount or restore it: without it nobody knows who must not come back.");
    }
}
