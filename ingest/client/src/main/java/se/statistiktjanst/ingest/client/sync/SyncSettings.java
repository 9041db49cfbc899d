package se.statistiktjanst.ingest.client.sync;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The file that {@code sync} is started with: {@code key = value} lines, each explained in docs/connect.md. */
final class SyncSettings {
    private final Path file;
    private final Properties values;

    private SyncSettings(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    static SyncSettings read(Path file) {
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException e) {
            throw new SyncException("the settings file %s cannot be read".formatted(file));
        }
        return new SyncSettings(file, values);
    }

    String required(String key) {
        return optional(key).orElseThrow(() -> new SyncException("%s lacks the line %s = …".formatted(file, key)));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    URI service() {
        try {
            return URI.create(required("service"));
        } catch (IllegalArgumentException e) {
            throw new SyncException("%s: service must be an address such as https://statistik.example".formatted(file));
        }
    }

    Path path(String key) {
        return Path.of(required(key));
    }

    Duration pause() {
        return Duration.ofSeconds(number("everySeconds", 60));
    }

    int number(String key, int otherwise) {
        try {
            return optional(key).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new SyncException("%s: %s must be a whole number".formatted(file, key));
        }
    }

    /** The content of a file that holds a secret, read each time so that it may be changed. */
    String secret(String key) {
        Path secret = path(key);
        try {
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw new SyncException("the file %s, which %s names as %s, cannot be read".formatted(secret, file, key));
        }
    }
}
