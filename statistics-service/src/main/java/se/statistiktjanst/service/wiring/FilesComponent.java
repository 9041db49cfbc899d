package se.statistiktjanst.service.wiring;

import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.folder.FilesConfiguration;
import se.statistiktjanst.ingest.folder.FolderWatch;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.pull.PullConfiguration;
import se.statistiktjanst.ingest.pull.PullWorker;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.sftp.SftpServer;

/** Files that come by themselves: watched folders, and the SFTP server that fills them. */
public final class FilesComponent {
    private FilesComponent() {}

    /** Registers the watch, uploads by API, and the server if one is configured; gives the desk for uploads by page. */
    public static UploadDesk register(
            Environment environment,
            Wiring wiring,
            FilesConfiguration files,
            EventTypes types,
            IngestBundle ingest,
            Contacts contacts) {
        var definitions = wiring.configuration().definitions();
        Mappings mappings = Mappings.load(definitions, types, Registry.load(definitions));
        environment.lifecycle().manage(new FolderWatch(files, mappings, ingest.fileImport(), contacts, wiring.clock()));
        if (files.sftp() != null) {
            environment.lifecycle().manage(sftp(files));
        }
        UploadDesk desk = new UploadDesk(files, mappings);
        ingest.registerUploads(environment.jersey(), desk);
        List<PullConfiguration> pulls = wiring.configuration().pulls();
        if (!pulls.isEmpty()) {
            environment
                    .lifecycle()
                    .manage(new PullWorker(pulls, desk, wiring.configuration().outgoing(), contacts));
        }
        return desk;
    }

    private static SftpServer sftp(FilesConfiguration files) {
        try {
            return new SftpServer(java.util.Objects.requireNonNull(files.sftp()), files.folder(), files.sftpUsers());
        } catch (IOException e) {
            throw new UncheckedIOException("the host key of files.sftp can neither be read nor made", e);
        }
    }
}
