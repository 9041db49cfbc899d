package se.statistiktjanst.service.wiring;

import javax.crypto.SecretKey;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * The keys of a process.
 *
 * @param tree derived keys; they live as long as the root
 * @param shreddable keys that die with an export or a project
 */
public record Keys(KeyTree tree, ShreddableKeyStore shreddable) {

    /**
     * Opens them as configured.
     *
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if the root is missing, short, doubled, or the
     *     development key outside demo mode
     */
    public static Keys open(StatisticsConfiguration configuration) {
        RootStore store = configuration.keys().rootStore();
        boolean demo = configuration.isDemo();
        KeyTree tree = new KeyTree(store.read(demo), () -> store.read(demo));
        return new Keys(tree, new FileShreddableKeyStore(configuration.keys().shreddable(), tree));
    }

    /** The key that signs the tenant context; the database has the same. */
    public SecretKey contextKey() {
        return ofService(KeyUse.CONTEXT_TOKEN);
    }

    /** The key of the access log's entries, used inside the database only. */
    public SecretKey logKey() {
        return ofService(KeyUse.AUDIT);
    }

    public int version() {
        return tree.currentVersion();
    }

    private SecretKey ofService(KeyUse use) {
        return tree.derive(use, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, tree.currentVersion());
    }
}
