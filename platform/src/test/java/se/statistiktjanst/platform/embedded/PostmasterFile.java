package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server writes about itself in {@code postmaster.pid}; half-written files count as not ready. */
record PostmasterFile(long pid, int port, boolean ready) {
    private static final int PORT = 3;
    private static final int STATUS = 7;

    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
            int port = lines.size() > PORT ? Integer.parseInt(lines.get(PORT).strip()) : 0;
            boolean ready = lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
            return Optional.of(new PostmasterFile(pid, port, ready));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The server itself, or nothing when it is gone and its number may be another program's by now. */
    Optional<ProcessHandle> process(Path data) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> worksIn(data));
    }

    /**
     * PostgreSQL takes any living process with the number in the file for its predecessor and refuses to start. After a
     * restart of the machine or container that may be anyone's, so the file goes when its number is not the server's.
     */
    void forgetIfForeign(Path data) {
        try {
            if (ProcessHandle.of(pid).isPresent() && process(data).isEmpty()) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its command line, which anyone may read; the working folder is closed to root in many containers. */
    private boolean worksIn(Path data) {
        try {
            String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return arguments.contains("\0-D\0" + data + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
