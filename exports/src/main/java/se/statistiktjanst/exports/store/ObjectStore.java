package se.statistiktjanst.exports.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Keeps sealed objects, grouped in folders that are deleted as a whole. It never sees content in the clear. Names are
 * random, of lower-case letters and digits, from {@link ObjectName#random()}.
 */
public interface ObjectStore {
    /**
     * Writes a new object; it is durable once the stream is closed.
     *
     * @throws IOException if it exists already
     */
    OutputStream create(String folder, String name) throws IOException;

    /**
     * Opens an object for reading from any position.
     *
     * @throws java.nio.file.NoSuchFileException if it does not exist (any more)
     */
    SeekableByteChannel open(String folder, String name) throws IOException;

    /** Deletes the folder and all in it. Deleting what is not there is not an error. */
    void deleteFolder(String folder) throws IOException;

    boolean exists(String folder);
}
