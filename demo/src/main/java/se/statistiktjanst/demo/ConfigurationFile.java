package se.statistiktjanst.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes the configuration of the service out of {@code config/demo.yml}, where {@code ${DEMO_…}} stands for a value. */
final class ConfigurationFile {
    /** Where no identity provider listens: for commands, which let nobody log in. */
    static final URI NO_ISSUER = URI.create("http://127.0.0.1:9/demo");

    private ConfigurationFile() {}

    /** Writes {@link DemoFolder#configuration()}. */
    static void write(DemoFolder folder, Path home, DemoDatabase database, int port, URI issuer) {
        Map<String, String> values = Map.of(
                "DEMO_PORT", Integer.toString(port),
                "DEMO_ISSUER", issuer.toString(),
                "DEMO_DATABASE_URL", database.url(),
                "DEMO_DATA", escaped(folder.path()),
                "DEMO_DEFINITIONS", escaped(home.resolve("config")));
        Path template = home.resolve("config/demo.yml");
        String text = OwnerFiles.read(template) + "\n";
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        OwnerFiles.write(
                folder.configuration(), "# Written by the demo at each start, from " + template + ".\n" + text);
    }

    /** Whether the file there is leads to this database, whose port differs from start to start. */
    static boolean leadsTo(DemoFolder folder, DemoDatabase database) {
        return Files.exists(folder.configuration())
                && OwnerFiles.read(folder.configuration()).contains(database.url());
    }

    /** For a place between double quotes. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
