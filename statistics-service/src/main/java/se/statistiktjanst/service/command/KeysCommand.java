package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.pseudonymizer.keys.RootKeyFile;
import se.statistiktjanst.service.wiring.Keys;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** {@code keys init} makes the root key; {@code keys status} says which versions there are. */
public final class KeysCommand extends ServiceCommand {
    public KeysCommand(PrintStream out) {
        super("keys", "Makes or shows the root key: keys init | keys status", out);
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("init", "status");
    }

    @Override
    void run(StatisticsConfiguration configuration, Namespace namespace) throws Exception {
        Path file = configuration.keys().root();
        if (namespace.getString("action").equals("init")) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            RootKeyFile.create(file);
            out.printf("root key made in %s%nkeep a copy where no backup of the database reaches it%n", file);
            return;
        }
        out.printf("root key: version %d in %s%n", Keys.open(configuration).version(), file);
    }
}
