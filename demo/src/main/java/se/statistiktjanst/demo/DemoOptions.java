package se.statistiktjanst.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What stands after {@code demo}.
 *
 * @param port of the web server
 * @param data folder that keeps everything from start to start
 * @param sampleEvents how many, about
 */
record DemoOptions(int port, Path data, int sampleEvents) {
    static final int DEFAULT_PORT = 8080;
    static final int DEFAULT_SAMPLE_EVENTS = 250_000;

    /**
     * Reads them; {@code --name value} and {@code --name=value} are the same.
     *
     * @throws DemoException for a word that is not understood
     */
    static DemoOptions parse(List<String> words, Path home) {
        int port = DEFAULT_PORT;
        Path data = home.resolve(".demo");
        int sampleEvents = DEFAULT_SAMPLE_EVENTS;
        Iterator<String> rest = words.stream()
                .flatMap(word -> word.startsWith("--") ? List.of(word.split("=", 2)).stream() : List.of(word).stream())
                .iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            switch (name) {
                case "--port" -> port = number(name, value(name, rest), 1, 65_535);
                case "--data" -> data = folder(value(name, rest));
                case "--sample-events" -> sampleEvents = number(name, value(name, rest), 0, 10_000_000);
                default ->
                    throw new DemoException(
                            "unknown option " + name + ": use --port N, --data DIR or --sample-events N");
            }
        }
        return new DemoOptions(port, data, sampleEvents);
    }

    static Path folder(String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new DemoException("--data " + value + " is no folder name", e);
        }
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new DemoException(name + " needs a value");
        }
        return rest.next();
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new DemoException(name + " must be a whole number from " + least + " to " + most + ", not " + value);
    }
}
