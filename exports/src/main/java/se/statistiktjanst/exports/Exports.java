package se.statistiktjanst.exports;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.api.DownloadResource;
import se.statistiktjanst.exports.api.ExportCallers;
import se.statistiktjanst.exports.api.ExportResource;
import se.statistiktjanst.exports.api.ExportsResource;
import se.statistiktjanst.exports.api.GrantsResource;
import se.statistiktjanst.exports.api.ObjectResource;
import se.statistiktjanst.exports.api.ProjectsResource;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.expiry.ExpirySweeper;
import se.statistiktjanst.exports.expiry.ProjectSweeper;
import se.statistiktjanst.exports.expiry.Revocation;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.exports.run.ExportJobsFactory;
import se.statistiktjanst.exports.run.NumberResolver;
import se.statistiktjanst.exports.run.VaultNumberResolver;
import se.statistiktjanst.exports.store.FileObjectStore;
import se.statistiktjanst.exports.store.ObjectStore;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;
import se.statistiktjanst.statistics.recipe.AggregateSource;

/**
 * The exports of one process, put together. Needs the pools of EXPORTER and ERASER, and of RESOLVER where exports with
 * numbers are run.
 */
public final class Exports {
    private final ExportOrders orders;
    private final ExportDownloads downloads;
    private final Projects projects;
    private final ExportWork work;
    private final Clock clock;

    /**
     * Puts the parts together; nothing runs before {@link #managed()} is started.
     *
     * @param cipher opens numbers; null where this process may not
     * @param keys what die with the exports
     */
    public Exports(
            ExportConfiguration configuration,
            Pools pools,
            ContextSigner signer,
            Clock clock,
            AggregateSource aggregates,
            @Nullable VaultCipher cipher,
            ShreddableKeyStore keys) {
        TenantTransaction exporter = TenantTransaction.of(pools, DatabaseRole.EXPORTER, signer);
        ObjectStore store = new FileObjectStore(configuration.folder());
        NumberResolver numbers = cipher == null
                ? null
                : new VaultNumberResolver(TenantTransaction.of(pools, DatabaseRole.RESOLVER, signer), cipher);
        this.clock = clock;
        this.orders = new ExportOrders(exporter, configuration.orderRules(), clock);
        this.downloads = new ExportDownloads(exporter, keys, store, configuration.grantRules(), clock);
        this.projects = new Projects(exporter, keys, clock);
        this.work = new ExportWork(
                new ExportJobsFactory(
                                exporter,
                                new JobQueue(pools.jdbi(DatabaseRole.EXPORTER)),
                                keys,
                                store,
                                configuration.runRules())
                        .create(aggregates, numbers),
                new ExpirySweeper(pools.jdbi(DatabaseRole.ERASER), keys, store),
                new ProjectSweeper(pools.jdbi(DatabaseRole.ERASER), keys));
    }

    /** What ends exports that hold an erased or restricted resident; needs no more than the eraser's pool. */
    public static Revocation revocation(ExportConfiguration configuration, Jdbi eraser, ShreddableKeyStore keys) {
        return new Revocation(new ExpirySweeper(eraser, keys, new FileObjectStore(configuration.folder())));
    }

    /** Ordering, for pages. */
    public ExportOrders orders() {
        return orders;
    }

    /** Grants and downloads, for pages. */
    public ExportDownloads downloads() {
        return downloads;
    }

    /** Linkage projects, for pages. */
    public Projects projects() {
        return projects;
    }

    /** The worker and the sweeper, for the life cycle of the process. */
    public Managed managed() {
        return work;
    }

    /** The resources of {@code /api/exports/v1}, to be registered. */
    public List<Object> resources(ExportCallers callers) {
        return List.of(
                new ExportsResource(orders, callers, clock),
                new ProjectsResource(projects, callers, clock),
                new ExportResource(orders, callers, clock),
                new GrantsResource(downloads, callers),
                new ObjectResource(downloads, callers),
                new DownloadResource(downloads, callers));
    }
}
