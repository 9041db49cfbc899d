package se.statistiktjanst.service.processing;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.service.page.PageShell;

/** The record of processing as page and API. */
public final class RecordComponent {
    private RecordComponent() {}

    /**
     * Registers its resources.
     *
     * @param any pool of any role: the catalogue is read, and no row
     */
    public static void register(JerseyEnvironment jersey, Jdbi any, PageShell shell) {
        RecordReader reader = new RecordReader(any);
        jersey.register(new RecordPageResource(reader, shell));
        jersey.register(new RecordApiResource(reader));
    }
}
