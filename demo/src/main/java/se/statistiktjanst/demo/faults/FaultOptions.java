package se.statistiktjanst.demo.faults;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands after {@code faults}.
 *
 * @param events different events; each is sent one to five times
 * @param clients that send at once
 * @param longestBatch events in one request at most; how many is drawn for each
 * @param serverSeconds the server is killed after so many seconds of answering, drawn between the two
 * @param databaseSeconds PostgreSQL is killed this often
 * @param leastKills of the server, and a fifth as many of the database: sending goes on until there were so many
 * @param minutes after which sending ends, whatever is left
 * @param seed of all that is drawn
 * @param data folder of the database and the logs; it must not be there yet
 */
public record FaultOptions(
        int events,
        int clients,
        int longestBatch,
        Range serverSeconds,
        int databaseSeconds,
        int leastKills,
        int minutes,
        long seed,
        Path data) {

    /** From–to, both included. */
    public record Range(int from, int to) {}

    public FaultOptions {
        if (events < 1 || clients < 1 || longestBatch < 1 || minutes < 1) {
            throw new IllegalArgumentException("--events, --clients, --batch and --minutes must be at least 1");
        }
    }

    /** The same with fewer events and more frequent kills: for the tests of every build. */
    public static FaultOptions brief(Path data) {
        return new FaultOptions(10_000, 8, 1_000, new Range(2, 5), 15, 5, 8, 20_261_122, data);
    }

    /**
     * Reads them; {@code --name value} and {@code --name=value} are the same.
     *
     * @throws IllegalArgumentException for a word that is not understood
     */
    public static FaultOptions parse(List<String> words, Path home) {
        int events = 1_000_000;
        int clients = 8;
        int batch = 1_000;
        int minutes = 60;
        long seed = 20_261_122;
        Path data = home.resolve(".faults");
        Iterator<String> rest = words.stream()
                .flatMap(word -> word.startsWith("--") ? Stream.of(word.split("=", 2)) : Stream.of(word))
                .iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = rest.next();
            switch (name) {
                case "--events" -> events = Integer.parseInt(value);
                case "--clients" -> clients = Integer.parseInt(value);
                case "--batch" -> batch = Integer.parseInt(value);
                case "--minutes" -> minutes = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
                default ->
                    throw new IllegalArgumentException("unknown option " + name
                            + ": use --events N, --clients N, --batch N, --minutes N, --seed N or --data DIR");
            }
        }
        return new FaultOptions(events, clients, batch, new Range(5, 20), 60, 10, minutes, seed, data);
    }
}
