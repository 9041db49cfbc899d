package se.statistiktjanst.exports.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportDao;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportLog;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.exports.order.LinkageDomain;
import se.statistiktjanst.exports.store.ObjectName;
import se.statistiktjanst.exports.store.ObjectStore;
import se.statistiktjanst.exports.write.DataPackage;
import se.statistiktjanst.exports.write.ExportDescription;
import se.statistiktjanst.exports.write.PackageWriter;
import se.statistiktjanst.exports.write.ReadmeText;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.job.Job;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;

/** Begins and ends runs: keys, folder, states, and the texts that go with the data. */
final class RunLifecycle {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);
    private static final String VIEWER = "export-job";

    private final TenantTransaction exporter;
    private final ShreddableKeyStore keys;
    private final ObjectStore store;
    private final RunRules rules;

    RunLifecycle(TenantTransaction exporter, ShreddableKeyStore keys, ObjectStore store, RunRules rules) {
        this.exporter = exporter;
        this.keys = keys;
        this.store = store;
        this.rules = rules;
    }

    /** New keys and a new folder; what an attempt before left is destroyed. Empty if there is nothing to run any more. */
    Optional<Run> begin(Job job, Run.Progress progress) {
        Tenant tenant =
                new Tenant(Objects.requireNonNull(job.providerId(), "an export job has a care provider"), VIEWER);
        Optional<ExportRow> found =
                exporter.call(tenant, handle -> handle.attach(ExportDao.class).find(publicId(job)));
        if (found.isEmpty() || !isToRun(found.get())) {
            return Optional.empty();
        }
        ExportRow export = found.get();
        KeyId dataKeyId = keys.create();
        KeyId pseudonymKeyId = export.form() == ExportForm.AGGREGATE ? null : keys.create();
        String folder = ObjectName.random();
        int begun = exporter.call(
                tenant,
                handle -> handle.attach(ExportDao.class)
                        .begin(
                                export.id(),
                                folder,
                                dataKeyId.text(),
                                pseudonymKeyId == null ? null : pseudonymKeyId.text()));
        destroy(begun == 0 ? dataKeyId.text() : export.dataKeyId());
        destroy(begun == 0 ? text(pseudonymKeyId) : export.pseudonymKeyId());
        deleteFolder(export.storageFolder());
        if (begun == 0) {
            return Optional.empty();
        }
        LinkageDomain domain = domain(tenant, export.projectId());
        PackageWriter writer = new PackageWriter(store, folder, key(dataKeyId));
        return Optional.of(new Run(
                export,
                tenant,
                folder,
                dataKeyId,
                pseudonymKeyId,
                pseudonymKeyId == null ? null : key(pseudonymKeyId),
                domain,
                domain == null ? null : keys.find(new KeyId(domain.keyId())).orElse(null),
                writer,
                throttled(tenant, export, folder, progress)));
    }

    private @Nullable LinkageDomain domain(Tenant tenant, @Nullable Long projectId) {
        return projectId == null
                ? null
                : exporter.call(
                        tenant,
                        handle ->
                                handle.attach(ExportDao.class).domain(projectId).orElse(null));
    }

    /** Two transactions for each batch of rows would cost more than the rows, so most calls end here. */
    private Run.Progress throttled(Tenant tenant, ExportRow export, String folder, Run.Progress progress) {
        AtomicLong toldAt = new AtomicLong(System.nanoTime() - PROGRESS_EVERY.toNanos());
        return (done, total) -> {
            long now = System.nanoTime();
            if (done < total && now - toldAt.get() < PROGRESS_EVERY.toNanos()) {
                return;
            }
            toldAt.set(now);
            progress.rows(done, total);
            exporter.runApart(
                    tenant, handle -> handle.attach(ExportDao.class).progress(export.id(), folder, done, total));
        };
    }

    /**
     * Writes the texts and makes the export ready, with its life counted from now by the database clock, in one
     * transaction with the access log.
     *
     * @throws RunStoppedException if it was cancelled or taken over meanwhile
     */
    void finish(Run run, FormResult result) throws IOException {
        ExportRow export = run.export();
        run.progress().rows(result.rows(), result.rows());
        ExportDescription description = exporter.call(run.tenant(), handle -> describe(handle, export, result));
        run.writer().write("datapackage.json", "application/json", DataPackage.of(description, result.data()));
        run.writer().write("README.txt", "text/plain", ReadmeText.of(description));
        run.writer().writeChecksums();
        boolean ready = exporter.call(run.tenant(), handle -> {
            ExportDao dao = handle.attach(ExportDao.class);
            int updated = dao.ready(
                    export.id(),
                    run.folder(),
                    description.readyAt(),
                    description.expiresAt(),
                    json(result.facts()),
                    result.rows());
            if (updated == 0) {
                return false;
            }
            insertObjects(dao, export, run.writer().written());
            log(handle, export, result);
            return true;
        });
        if (!ready) {
            throw new RunStoppedException(false);
        }
    }

    /** Destroys what a run has made. */
    void discard(Run run) {
        destroy(run.dataKeyId().text());
        destroy(text(run.pseudonymKeyId()));
        deleteFolder(run.folder());
    }

    void cancelled(Run run) {
        stop(run, ExportState.CANCELLED, null);
    }

    void failed(Run run, String errorCode) {
        stop(run, ExportState.FAILED, errorCode);
    }

    private void stop(Run run, ExportState state, @Nullable String errorCode) {
        exporter.run(
                run.tenant(),
                handle ->
                        handle.attach(ExportDao.class).stop(run.export().id(), run.folder(), state.code(), errorCode));
    }

    private ExportDescription describe(Handle handle, ExportRow export, FormResult result) {
        ExportDao dao = handle.attach(ExportDao.class);
        Instant readyAt = dao.now();
        LocalDate deleteBy =
                LocalDate.ofInstant(readyAt, CalendarZone.STOCKHOLM).plusDays(rules.deleteWithinDays());
        return new ExportDescription(
                export.publicId(),
                dao.careProviderName(),
                export.form().swedish(),
                export.purpose().swedish(),
                export.purposeText(),
                export.selection(),
                result.columns(),
                result.method(),
                result.facts(),
                readyAt,
                export.lifeOf().end(readyAt),
                deleteBy,
                rules.contact());
    }

    private static void insertObjects(ExportDao dao, ExportRow export, List<WrittenObject> objects) {
        for (int i = 0; i < objects.size(); i++) {
            WrittenObject object = objects.get(i);
            dao.insertObject(
                    export.id(),
                    export.providerId(),
                    object.name(),
                    object.mediaType(),
                    object.storedAs(),
                    object.bytes(),
                    object.sha256(),
                    i);
        }
    }

    private static void log(Handle handle, ExportRow export, FormResult result) {
        Map<String, Object> detail = new LinkedHashMap<>(result.facts());
        detail.putAll(result.logged());
        ExportLog.append(handle, export, export.orderedBy(), VIEWER, "export.ready", detail);
    }

    private static boolean isToRun(ExportRow export) {
        return export.state() == ExportState.WAITING || export.state() == ExportState.RUNNING;
    }

    private static String publicId(Job job) {
        try {
            return JSON.readTree(job.payload()).path("export").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the payload of an export job is {\"export\": public id}", e);
        }
    }

    private SecretKey key(KeyId id) {
        return keys.find(id).orElseThrow(() -> new IllegalStateException("a key was destroyed as soon as it was made"));
    }

    private void destroy(@Nullable String keyId) {
        if (keyId != null) {
            keys.destroy(new KeyId(keyId));
        }
    }

    private void deleteFolder(@Nullable String folder) {
        try {
            if (folder != null) {
                store.deleteFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder of the object store could not be deleted; check its rights", e);
        }
    }

    private static @Nullable String text(@Nullable KeyId id) {
        return id == null ? null : id.text();
    }

    private static String json(Map<String, Object> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts of an export must be plain values", e);
        }
    }
}
