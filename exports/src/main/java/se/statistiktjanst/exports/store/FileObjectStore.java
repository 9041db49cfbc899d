package se.statistiktjanst.exports.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** An {@link ObjectStore} in a folder of the file system. */
public final class FileObjectStore implements ObjectStore {
    private final Path root;

    public FileObjectStore(Path root) {
        this.root = root;
    }

    @Override
    public OutputStream create(String folder, String name) throws IOException {
        Path parent = Files.createDirectories(path(folder));
        FileChannel channel = FileChannel.open(
                parent.resolve(ObjectName.requireValid(name)), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                out.write(bytes, offset, count);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.force(true);
                    super.close();
                    sync(parent);
                }
            }
        };
    }

    @Override
    public SeekableByteChannel open(String folder, String name) throws IOException {
        return FileChannel.open(path(folder).resolve(ObjectName.requireValid(name)), StandardOpenOption.READ);
    }

    @Override
    public void deleteFolder(String folder) throws IOException {
        Path path = path(folder);
        if (!Files.exists(path)) {
            return;
        }
        List<Path> objects;
        try (Stream<Path> found = Files.list(path)) {
            objects = found.toList();
        }
        for (Path object : objects) {
            Files.deleteIfExists(object);
        }
        Files.deleteIfExists(path);
        sync(root);
    }

    @Override
    public boolean exists(String folder) {
        return Files.exists(path(folder));
    }

    private Path path(String folder) {
        return root.resolve(ObjectName.requireValid(folder));
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
