package se.statistiktjanst.exports.run;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.LinkageDomain;
import se.statistiktjanst.exports.write.PackageWriter;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.pseudonymizer.keys.KeyId;

/**
 * One attempt at an export, with keys and a folder that no other attempt has.
 *
 * @param pseudonymKey of this export; orders its rows, and makes its pseudonyms unless it is in a project
 * @param domain the linkage project, null without one or when it is over
 * @param domainKey the project's key
 * @param progress called with rows done and in all; throws when the run shall stop
 */
record Run(
        ExportRow export,
        Tenant tenant,
        String folder,
        KeyId dataKeyId,
        @Nullable KeyId pseudonymKeyId,
        @Nullable SecretKey pseudonymKey,
        @Nullable LinkageDomain domain,
        @Nullable SecretKey domainKey,
        PackageWriter writer,
        Progress progress) {
    /** Told now and then. */
    interface Progress {
        void rows(long done, long total);
    }

    /**
     * What pseudonyms are made with.
     *
     * @throws ProjectEndedException if the export is in a project that is over
     */
    SecretKey requireDomainKey() {
        if (export.projectId() == null) {
            return requirePseudonymKey();
        }
        if (domainKey == null) {
            throw new ProjectEndedException();
        }
        return domainKey;
    }

    SecretKey requirePseudonymKey() {
        if (pseudonymKey == null) {
            throw new IllegalStateException("a row form runs with a pseudonym key");
        }
        return pseudonymKey;
    }
}
