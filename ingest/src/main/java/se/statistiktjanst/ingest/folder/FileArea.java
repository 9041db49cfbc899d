package se.statistiktjanst.ingest.folder;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.file.ImportOptions;
import se.statistiktjanst.ingest.file.ImportSource;
import se.statistiktjanst.ingest.mapping.Mapping;
import se.statistiktjanst.ingest.mapping.Mappings;

/**
 * An area as it is used.
 *
 * @param folder where its files lie
 */
record FileArea(String integration, Path folder, ImportOptions options, List<Kind> kinds) {
    private static final String LINES = "*.{ndjson,NDJSON,jsonl}";

    /** Files of one pattern hold one thing. */
    record Kind(PathMatcher files, ImportSource source) {}

    /** @throws UnusableAreaException if a mapping is unknown, or the area takes no files at all */
    static FileArea of(AreaConfiguration area, Path root, Mappings mappings) {
        List<Kind> kinds = new ArrayList<>();
        for (AreaConfiguration.CsvFiles csv : area.csvFiles()) {
            Mapping mapping = mappings.find(csv.mapping())
                    .orElseThrow(() -> new UnusableAreaException(
                            area.name(), "names the mapping %s, which config/mappings lacks".formatted(csv.mapping())));
            kinds.add(new Kind(matcher(csv.files()), ImportSource.mapped(mapping)));
        }
        if (area.sender() != null) {
            kinds.add(new Kind(matcher(LINES), ImportSource.events(area.sender())));
        }
        if (kinds.isEmpty()) {
            throw new UnusableAreaException(area.name(), "takes no files: give it sender, csv or both");
        }
        Transport transport = area.sftpKeys() == null ? Transport.FILE : Transport.SFTP;
        return new FileArea(
                area.integration(),
                root.resolve(area.name()),
                new ImportOptions(area.takesHistory(), "area " + area.name(), transport),
                List.copyOf(kinds));
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    Optional<ImportSource> sourceOf(Path file) {
        return kinds.stream()
                .filter(kind -> kind.files().matches(file.getFileName()))
                .map(Kind::source)
                .findFirst();
    }

    /** Files that are whole and are the customer's: not half an upload, not ours, not hidden. */
    static boolean isWhole(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.endsWith(".part")
                && !name.endsWith(".filepart")
                && !name.endsWith(".tmp")
                && !name.endsWith(ResultFile.ENDING);
    }
}
