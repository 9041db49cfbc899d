package se.statistiktjanst.service.command;

import io.dropwizard.configuration.ConfigurationException;
import java.io.PrintWriter;

/** How a command says that it failed, to the person who ran it. */
final class Complaint {
    private static final String OURS = "se.statistiktjanst.";

    private Complaint() {}

    /** Our own exceptions say what, where and what to do; of any other the place in the code is told too. */
    static void tell(PrintWriter err, Throwable failure) {
        if (failure instanceof ConfigurationException
                || failure.getClass().getName().startsWith(OURS)) {
            err.println("statistik: " + String.valueOf(failure.getMessage()).strip());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
    }
}
