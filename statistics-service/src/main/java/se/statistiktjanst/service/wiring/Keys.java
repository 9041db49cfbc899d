package se.statistiktjanst.service.wiring;

import java.util.Arrays;
import javax.crypto.SecretKey;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;

/**
 * The keys of a process.
 *
 * @param tree derived keys; they live as long as the root
 * @param shreddable keys that die with an export or a project
 */
public record Keys(KeyTree tree, FileShreddableKeyStore shreddable) {

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

    /**
     * Makes new things with the version that the database says all processes use.
     *
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if this root is another than the one the
     *     database was made with, or lacks that version
     */
    public void follow(RootVersions versions) {
        for (RootVersions.RootVersion version : versions.all()) {
            byte[] known = version.checkValue();
            if (known != null && !version.state().equals("kept")) {
                requireSame(version.version(), known);
            }
        }
        versions.current().ifPresent(tree::use);
    }

    private void requireSame(int version, byte[] known) {
        if (!Arrays.equals(known, tree.checkValue(version))) {
            throw new UnusableKeyException(
                    "Version " + version + " of the root key is not the one that this database was"
                            + " made with: with it nobody in the vault would be found again. Put the right root key in its"
                            + " place.");
        }
    }

    /** The key that signs the tenant context; the database has the same. */
    public SecretKey contextKey() {
        return contextKey(version());
    }

    /** The same of one version. */
    public SecretKey contextKey(int version) {
        return ofService(KeyUse.CONTEXT_TOKEN, version);
    }

    /** The key of the access log's entries, used inside the database only. */
    public SecretKey logKey(int version) {
        return ofService(KeyUse.AUDIT, version);
    }

    /** The version that new things are made with. */
    public int version() {
        return tree.currentVersion();
    }

    private SecretKey ofService(KeyUse use, int version) {
        return tree.derive(use, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, version);
    }
}
