package se.statistiktjanst.ingest.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lists that mappings draw from, by path relative to the mapping's own file. */
record ListFiles(Path config) {
    /** The lines of a list; none when the file cannot be read or lies outside the folder of definitions. */
    List<String> lines(String mappingFile, String list) {
        Path file = config.resolve(mappingFile).resolveSibling(list).normalize();
        if (!file.startsWith(config.normalize()) || !Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
