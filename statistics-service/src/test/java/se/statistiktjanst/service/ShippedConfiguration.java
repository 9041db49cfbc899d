package se.statistiktjanst.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The shipped configuration with a database and a folder of a test's own, for commands as an operator runs them. */
record ShippedConfiguration(Path file) {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."));

    static ShippedConfiguration in(Path folder, TestDatabase db) throws IOException {
        db.configuration(Files.createDirectories(folder.resolve("passwords")));
        return new ShippedConfiguration(Files.writeString(
                folder.resolve("statistics.yml"),
                Files.readString(REPOSITORY.resolve("config/statistics.yml"))
                        .replace("${STATISTIK_DEFINITIONS:-config}", REPOSITORY.resolve("config") + "")
                        .replace("${STATISTIK_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/statistik}", db.url())
                        .replace("/etc/statistik/database", folder.resolve("passwords") + "")
                        .replace("/etc/statistik/root.key", folder.resolve("root.key") + "")
                        .replace("/var/lib/statistik", folder + "")));
    }

    CommandLine command(String name, String... words) {
        String[] line = new String[words.length + 3];
        line[0] = name;
        line[1] = "--config";
        line[2] = file.toString();
        System.arraycopy(words, 0, line, 3, words.length);
        return CommandLine.run(line);
    }
}
