package se.statistiktjanst.service.upload;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.service.page.PageShell;

/** The page to upload files on. */
public final class UploadComponent {
    private UploadComponent() {}

    /**
     * Registers it.
     *
     * @param staff transactions of the role of staff
     */
    public static void register(JerseyEnvironment jersey, UploadDesk desk, TenantTransaction staff, PageShell shell) {
        jersey.register(new UploadPageResource(new Uploads(desk, staff), shell));
    }
}
