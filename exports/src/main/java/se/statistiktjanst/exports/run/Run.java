package se.statistiktjanst.exports.run;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.write.PackageWriter;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.pseudonymizer.keys.KeyId;

/**
 * One attempt at an export, with keys and a folder that no other attempt has.
 *
 * @param progress called with rows done and in all; throws when the run shall stop
 */
record Run(
        ExportRow export,
        Tenant tenant,
        String folder,
        KeyId dataKeyId,
        @Nullable KeyId pseudonymKeyId,
        @Nullable SecretKey pseudonymKey,
        PackageWriter writer,
        Progress progress) {
    /** Told now and then. */
    interface Progress {
        void rows(long done, long total);
    }

    SecretKey requirePseudonymKey() {
        if (pseudonymKey == null) {
            throw new IllegalStateException("a row form runs with a pseudonym key");
        }
        return pseudonymKey;
    }
}
