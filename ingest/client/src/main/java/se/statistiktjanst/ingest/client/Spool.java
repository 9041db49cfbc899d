package se.statistiktjanst.ingest.client;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue on disk. What {@link #append} has returned for survives a kill and a power failure; what {@link #done} was
 * told of is not read again, except after a crash, when a little of it may be (the collector then says duplicate).
 * Several threads may append, one reads.
 */
final class Spool implements AutoCloseable {
    private static final System.Logger log = System.getLogger(Spool.class.getName());

    /** An event and the place after it. */
    record Entry(SpooledEvent event, long segment, long end) {}

    private final Path folder;
    private final long limit;
    private final long segmentBytes;
    private final FileChannel lockFile;
    private final SpoolPosition position;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private final Object forcing = new Object();
    private SpoolSegment tail;
    private long head;
    private long pending;
    private long written;
    private long forced;
    private boolean hurried;
    private @Nullable IOException broken;

    /**
     * Opens the folder, or makes it.
     *
     * @param limit bytes of unsent events at most
     * @param segmentBytes size of its files; the disk holds at most one of them more than the limit
     * @throws SpoolException if another client has it open, or it cannot be read
     */
    Spool(Path folder, long limit, long segmentBytes) {
        this.folder = folder;
        this.limit = limit;
        this.segmentBytes = segmentBytes;
        try {
            OwnerOnly.createFolder(folder);
            this.lockFile = lock(folder);
            this.position = new SpoolPosition(folder.resolve("position"));
            segments.addAll(SpoolSegment.existing(folder));
            long next = segments.isEmpty() ? 1 : segments.getLast().number() + 1;
            recover();
            this.tail = SpoolSegment.create(folder, next);
            segments.add(tail);
        } catch (IOException e) {
            throw new SpoolException("the spool in " + folder + " cannot be opened", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.log(Level.DEBUG, "locked by this process");
        }
        if (lock == null) {
            channel.close();
            throw new SpoolException("another client has the spool in " + folder + " open: give each its own folder");
        }
        return channel;
    }

    /** Finds where reading goes on, and counts what is left. */
    private void recover() throws IOException {
        SpoolPosition.Place place = position.read();
        while (!segments.isEmpty() && segments.getFirst().number() < place.segment()) {
            segments.removeFirst().delete();
        }
        if (segments.isEmpty()) {
            return;
        }
        SpoolSegment first = segments.getFirst();
        head = first.number() == place.segment() ? Math.min(place.offset(), first.size()) : 0;
        for (SpoolSegment segment : segments) {
            long at = segment == first ? head : 0;
            for (var found = segment.at(at); found.isPresent(); found = segment.at(at)) {
                at = found.get().end();
                pending++;
            }
            if (segment == segments.getLast()) {
                segment.cutAt(at);
            }
        }
    }

    /**
     * Adds events, all or none; they are on disk when this returns.
     *
     * @throws SpoolFullException if they do not fit and the caller does not wait
     */
    void append(List<SpooledEvent> events, WhenFull whenFull) throws InterruptedException {
        List<byte[]> records = events.stream().map(SpooledEvent::bytes).toList();
        long bytes = SpoolSegment.sizeOf(records);
        long ticket;
        synchronized (this) {
            for (requireSound(); heldBytes() + bytes > limit; requireSound()) {
                if (whenFull == WhenFull.REFUSE || heldBytes() == 0) {
                    throw new SpoolFullException(heldBytes());
                }
                wait();
            }
            try {
                if (tail.size() >= segmentBytes) {
                    roll();
                }
                tail.append(records);
            } catch (IOException e) {
                throw new SpoolException("the spool in " + folder + " cannot be written", e);
            }
            written += events.size();
            ticket = written;
        }
        force(ticket);
    }

    /** One thread forces for all that have written before it. */
    private void force(long ticket) {
        synchronized (forcing) {
            SpoolSegment segment;
            long upTo;
            long size;
            synchronized (this) {
                if (forced >= ticket) {
                    return;
                }
                requireSound();
                segment = tail;
                upTo = written;
                size = tail.size();
            }
            try {
                segment.force();
            } catch (IOException e) {
                synchronized (this) {
                    if (forced >= ticket) {
                        return;
                    }
                    // The system may have thrown the pages away and say yes the next time: nothing more is taken.
                    broken = e;
                }
                throw new SpoolException("the spool in " + folder + " cannot be forced to disk: start again", e);
            }
            synchronized (this) {
                segment.release(size);
                release(upTo);
            }
        }
    }

    private void release(long upTo) {
        if (upTo > forced) {
            pending += upTo - forced;
            forced = upTo;
            notifyAll();
        }
    }

    private void roll() throws IOException {
        tail.force();
        tail.release(tail.size());
        release(written);
        tail = SpoolSegment.create(folder, tail.number() + 1);
        segments.add(tail);
    }

    /**
     * The next events, from one file. Waits until there is one, at most the patience; then until there are enough, at
     * most the linger. After {@link #hurry} it waits for nothing.
     */
    synchronized List<Entry> next(int most, long mostBytes, Duration linger, Duration patience)
            throws InterruptedException {
        await(1, patience);
        if (pending > 0) {
            await(most, linger);
        }
        try {
            return read(most, mostBytes);
        } catch (IOException e) {
            throw new SpoolException("the spool in " + folder + " cannot be read", e);
        }
    }

    private void await(int enough, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); pending < enough && !hurried && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private List<Entry> read(int most, long mostBytes) throws IOException {
        List<Entry> entries = new ArrayList<>();
        passFinished();
        SpoolSegment segment = segments.getFirst();
        long at = head;
        long bytes = 0;
        for (Optional<SpoolSegment.Found> found = segment.at(at);
                found.isPresent() && entries.size() < most;
                found = segment.at(at)) {
            bytes += found.get().bytes();
            if (bytes > mostBytes && !entries.isEmpty()) {
                break;
            }
            at = found.get().end();
            entries.add(new Entry(found.get().event(), segment.number(), at));
        }
        return entries;
    }

    private void passFinished() throws IOException {
        while (segments.size() > 1 && segments.getFirst().at(head).isEmpty()) {
            SpoolSegment first = segments.removeFirst();
            if (first.endsAt(head)) {
                first.delete();
            } else {
                log.log(
                        Level.ERROR,
                        "A file of the spool is damaged; what could not be read is kept in {0}",
                        first.setAside());
            }
            head = 0;
            position.write(new SpoolPosition.Place(segments.getFirst().number(), 0));
            notifyAll();
        }
    }

    /** Leaves these behind: the first so many of what {@link #next} gave. */
    synchronized void done(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Entry last = entries.get(entries.size() - 1);
        head = last.end();
        pending -= entries.size();
        try {
            position.write(new SpoolPosition.Place(last.segment(), head));
            passFinished();
        } catch (IOException e) {
            throw new SpoolException("the spool in " + folder + " cannot be written", e);
        }
        notifyAll();
    }

    /** Ends the waits of {@link #next}, now and later. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    synchronized long pending() {
        return pending;
    }

    synchronized long heldBytes() {
        return segments.stream().mapToLong(SpoolSegment::size).sum() - head;
    }

    private void requireSound() {
        if (broken != null) {
            throw new SpoolException("the spool in " + folder + " could not be forced to disk: start again", broken);
        }
    }

    @Override
    public synchronized void close() {
        try {
            for (SpoolSegment segment : segments) {
                segment.close();
            }
            position.close();
            lockFile.close();
        } catch (IOException e) {
            log.log(Level.WARNING, "The spool in {0} did not close cleanly; nothing is lost by that", folder);
        }
    }
}
