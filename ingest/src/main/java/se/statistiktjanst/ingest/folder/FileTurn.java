package se.statistiktjanst.ingest.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.ingest.collect.StorageException;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.file.ImportSource;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.file.UnknownSenderException;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.platform.definition.InvalidDefinitionsException;
import se.statistiktjanst.platform.problem.ProblemException;

/** Imports one file of an area and writes the result beside it. Never says the name of the file: it may be a person's. */
final class FileTurn {
    private static final Logger log = LoggerFactory.getLogger(FileTurn.class);

    private final FileImport imports;
    private final Contacts contacts;
    private final Clock clock;

    FileTurn(FileImport imports, Contacts contacts, Clock clock) {
        this.imports = imports;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Imports it; false if it is to be tried again, because nothing is the matter with the file. */
    boolean take(FileArea area, Path file) {
        try {
            ResultFile result = result(area, file, ResultFile.Stamp.of(file));
            result.writeBeside(file);
            FileProgress.forget(file);
            if (result.error() == null) {
                contacts.worked(area.integration());
            } else {
                contacts.failed(area.integration(), result.error().code());
            }
            return true;
        } catch (IOException e) {
            return later(area, "unreadable-file", e);
        } catch (UnknownSenderException e) {
            return later(area, "unknown-sender", e);
        } catch (ProblemException e) {
            return later(area, "busy", e);
        } catch (StorageException e) {
            return later(area, "storage", e);
        } catch (RuntimeException e) {
            return later(area, "internal", e);
        }
    }

    private ResultFile result(FileArea area, Path file, ResultFile.Stamp stamp) throws IOException {
        Optional<ImportSource> source = area.sourceOf(file);
        if (source.isEmpty()) {
            return failed(stamp, "unexpected-file", "the area takes no file of this name: ask the operator");
        }
        try {
            ImportSummary summary = imports.run(
                    source.get(), file, area.options(), (done, total) -> new FileProgress(done, total).tell(file));
            log.info(
                    "{}: a file with {} events: {} accepted, {} duplicates, {} conflicts, {} rejected",
                    area.integration(),
                    summary.received(),
                    summary.accepted(),
                    summary.duplicates(),
                    summary.conflicts(),
                    summary.rejected());
            return ResultFile.done(stamp, clock.instant(), summary);
        } catch (InvalidDefinitionsException e) {
            // Its text may quote the first line, which is data if the header is missing.
            return failed(
                    stamp,
                    "wrong-columns",
                    "the first line does not hold the columns of the mapping %s: mend the file and send it again"
                            .formatted(source.get().id()));
        }
    }

    private ResultFile failed(ResultFile.Stamp stamp, String code, String detail) {
        return ResultFile.failed(stamp, clock.instant(), new ResultFile.Failure(code, detail));
    }

    private boolean later(FileArea area, String code, Exception cause) {
        log.warn(
                "{}: {} ({}); tried again",
                area.integration(),
                code,
                cause.getClass().getName());
        contacts.failed(area.integration(), code);
        return false;
    }
}
