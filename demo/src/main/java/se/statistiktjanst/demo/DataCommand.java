package se.statistiktjanst.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.StatisticsApplication;

/**
 * A command of the service on the database of a demo: beside the demo while that runs, else with the database started
 * for as long as the command takes.
 */
final class DataCommand {
    private final List<String> words = new ArrayList<>();
    private final Path data;

    /** Takes {@code --data DIR} out of the words of a command. */
    DataCommand(List<String> words) {
        Path found = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--data")) {
                found = rest.hasNext() ? DemoOptions.folder(rest.next()) : null;
            } else if (word.startsWith("--data=")) {
                found = DemoOptions.folder(word.substring("--data=".length()));
            } else {
                this.words.add(word);
            }
        }
        this.data = required(found);
    }

    private static Path required(@Nullable Path data) {
        if (data == null) {
            throw new DemoException("--data needs the folder of a demo");
        }
        return data;
    }

    /** Runs it; a command that fails says why and ends this process with 1. */
    void run(Path home, PrintStream out) throws Exception {
        DemoFolder folder = DemoFolder.existing(data);
        try (DemoDatabase database = DemoDatabase.startOrJoin(folder)) {
            if (!ConfigurationFile.leadsTo(folder, database)) {
                ConfigurationFile.write(folder, home, database, DemoOptions.DEFAULT_PORT, ConfigurationFile.NO_ISSUER);
            }
            new StatisticsApplication(out).run(arguments(folder).toArray(String[]::new));
        }
    }

    private List<String> arguments(DemoFolder folder) {
        List<String> arguments = new ArrayList<>(words);
        // The one command that is Dropwizard's own takes the configuration as its last word.
        if (!words.get(0).equals("server")) {
            arguments.add("--config");
        }
        arguments.add(folder.configuration().toString());
        return arguments;
    }
}
