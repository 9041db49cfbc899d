package se.statistiktjanst.ingest.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.statistiktjanst.ingest.mapping.Mappings;

/** Takes uploaded files into areas, where the watch imports them, and tells how far each has come. */
public final class UploadDesk {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_(][\\p{L}\\p{N} ._()-]{0,119}");

    /** An area that somebody may upload to. */
    public record Area(AreaConfiguration configuration, FileArea files) {
        public String name() {
            return configuration.name();
        }

        /** Where its files lie. */
        public Path folder() {
            return files.folder();
        }
    }

    private final List<Area> areas;
    private final long mostBytes;

    /** @throws UnusableAreaException if an area cannot work as it is set up */
    public UploadDesk(FilesConfiguration files, Mappings mappings) {
        this.areas = files.areas().stream()
                .map(area -> new Area(area, FileArea.of(area, files.folder(), mappings)))
                .toList();
        this.mostBytes = files.maxUploadBytes();
    }

    /** An area by its name. */
    public Optional<Area> named(String name) {
        return areas.stream().filter(area -> area.name().equals(name)).findFirst();
    }

    /** The areas that staff of a care provider may upload to. */
    public List<Area> ofCareProvider(String hsaId) {
        return areas.stream()
                .filter(area -> hsaId.equals(area.configuration().careProvider()))
                .toList();
    }

    /** The area that a sender may upload to: the first all of whose files are its own. */
    public Optional<Area> ofSender(String code) {
        return areas.stream()
                .filter(area -> area.files().kinds().stream()
                        .allMatch(kind -> kind.source().senderCode().equals(code)))
                .findFirst();
    }

    /**
     * Takes a file; it is on disk and waits for the watch when this returns. One of the same name is replaced.
     *
     * @param name as the sender calls it, without folders
     * @throws UploadRefusedException if the area takes no such file
     */
    public void take(Area area, String name, InputStream content) throws IOException {
        Path folder = area.files().folder();
        Path file = folder.resolve(checked(area, name).getFileName());
        Files.createDirectories(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + ".part");
        try {
            write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path checked(Area area, String name) {
        if (!NAME.matcher(name).matches() || !FileArea.isWhole(Path.of(name))) {
            throw new UploadRefusedException(
                    UploadRefusedException.Why.NAME,
                    "the file's name may hold letters, digits, spaces and ._()- and may not end in .part or .result.json");
        }
        Path path = Path.of(name);
        if (area.files().sourceOf(path).isEmpty()) {
            throw new UploadRefusedException(
                    UploadRefusedException.Why.UNEXPECTED,
                    "the area %s takes no file of this name; it takes %s"
                            .formatted(area.name(), String.join(", ", patterns(area))));
        }
        return path;
    }

    /** Patterns of the names that an area takes. */
    public static List<String> patterns(Area area) {
        return Stream.concat(
                        area.configuration().csvFiles().stream().map(AreaConfiguration.CsvFiles::files),
                        area.configuration().sender() == null ? Stream.empty() : Stream.of("*.ndjson", "*.jsonl"))
                .toList();
    }

    private void write(Path part, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                written += read;
                if (written > mostBytes) {
                    throw new UploadRefusedException(
                            UploadRefusedException.Why.TOO_LARGE,
                            "a file may hold at most %d bytes: send several, or use SFTP".formatted(mostBytes));
                }
                out.write(buffer, 0, read);
            }
            if (written == 0) {
                throw new UploadRefusedException(UploadRefusedException.Why.EMPTY, "the file is empty");
            }
            channel.force(true);
        }
    }

    /** The files of an area, the latest first, also those whose content is deleted already. */
    public List<FileState> files(Area area) throws IOException {
        Path folder = area.files().folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> paths;
        try (Stream<Path> found = Files.list(folder)) {
            paths = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(UploadDesk::withoutEnding)
                    .filter(FileArea::isWhole)
                    .distinct()
                    .toList();
        }
        List<FileState> states = new java.util.ArrayList<>();
        for (Path path : paths) {
            states.add(state(path));
        }
        states.sort(Comparator.comparing(FileState::at).reversed());
        return states;
    }

    private static Path withoutEnding(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(ResultFile.ENDING) && !name.startsWith(".")
                ? path.resolveSibling(name.substring(0, name.length() - ResultFile.ENDING.length()))
                : path;
    }

    private static FileState state(Path file) throws IOException {
        String name = file.getFileName().toString();
        Optional<ResultFile> result = ResultFile.beside(file, ResultFile.class);
        boolean isThere = Files.exists(file);
        if (result.isPresent() && (!isThere || result.get().file().equals(ResultFile.Stamp.of(file)))) {
            ResultFile.Failure error = result.get().error();
            return new FileState(
                    name,
                    error == null ? FileState.State.DONE : FileState.State.FAILED,
                    result.get().finishedAt(),
                    result.get().file().bytes(),
                    0,
                    0,
                    error == null ? null : error.code(),
                    error == null ? null : error.detail(),
                    result.get().summary());
        }
        Instant at = Files.getLastModifiedTime(file).toInstant();
        FileProgress progress = FileProgress.of(file).orElse(new FileProgress(0, 0));
        return new FileState(
                name,
                progress.total() > 0 ? FileState.State.RUNNING : FileState.State.WAITING,
                at,
                Files.size(file),
                progress.done(),
                progress.total(),
                null,
                null,
                null);
    }
}
