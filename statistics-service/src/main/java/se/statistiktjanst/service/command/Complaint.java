package se.statistiktjanst.service.command;

import io.dropwizard.configuration.ConfigurationException;
import java.io.PrintWriter;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.platform.problem.TextlessTrace;

/** How a command says that it failed, to the person who ran it. */
final class Complaint {
    private static final String OURS = "se.statistiktjanst.";

    private Complaint() {}

    /** Our own exceptions say what, where and what to do; of any other the place in the code is told too. */
    static void tell(PrintWriter err, Namespace namespace, Throwable failure) {
        if (failure instanceof ConfigurationException faults) {
            err.println(ConfigurationLines.of(Path.of(namespace.getString("file")), faults));
        } else if (failure.getClass().getName().startsWith(OURS)) {
            err.println("statistik: " + String.valueOf(failure.getMessage()).strip());
        } else {
            err.println("statistik: ended unexpectedly\n" + TextlessTrace.of(failure));
        }
        err.flush();
    }
}
