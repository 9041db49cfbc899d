package se.statistiktjanst.exports.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportDao;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportLog;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ObjectRow;
import se.statistiktjanst.exports.sealing.BrokenSealException;
import se.statistiktjanst.exports.sealing.UnsealingInputStream;
import se.statistiktjanst.exports.store.ObjectStore;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;

/**
 * Gives out objects of own, living exports. Each download redeems a grant and writes the access log in one transaction
 * that is committed before the first byte is read.
 */
public final class ExportDownloads {
    private final TenantTransaction exporter;
    private final ShreddableKeyStore keys;
    private final ObjectStore store;
    private final GrantRules rules;
    private final Clock clock;

    public ExportDownloads(
            TenantTransaction exporter, ShreddableKeyStore keys, ObjectStore store, GrantRules rules, Clock clock) {
        this.exporter = exporter;
        this.keys = keys;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** A new grant for one object, bound to the caller's session. */
    public GrantResult grant(ExportCaller caller, String publicId, String objectName) {
        return exporter.call(caller.tenant(), handle -> {
            ExportDao exports = handle.attach(ExportDao.class);
            Optional<ExportRow> found = caller.own(exports.find(publicId));
            if (found.isEmpty()) {
                return new GrantResult.NotFound();
            }
            ExportRow export = found.get();
            Instant now = exports.now();
            if (export.isGoneAt(now)) {
                return new GrantResult.Expired();
            }
            if (!export.isLiveAt(now) || object(exports, export, objectName).isEmpty()) {
                return new GrantResult.NotFound();
            }
            if (!caller.allowedForms().contains(export.form())) {
                return new GrantResult.NotAllowed();
            }
            if (export.form() == ExportForm.NUMBERS && isStale(caller)) {
                return new GrantResult.LoginTooOld();
            }
            GrantDao grants = handle.attach(GrantDao.class);
            if (isUsedUp(grants, export, objectName)) {
                return new GrantResult.UsedUp();
            }
            GrantToken token = GrantToken.random();
            Instant expiresAt = grants.insert(
                    token.hash(),
                    export.providerId(),
                    export.id(),
                    objectName,
                    caller.sessionHash(),
                    rules.life().toSeconds());
            return new GrantResult.Granted(token, expiresAt);
        });
    }

    /**
     * Redeems a grant, or goes on with a download that the same session began.
     *
     * @param offset 0 for a whole object, which needs an unused grant; more for a range
     */
    public DownloadResult redeem(ExportCaller caller, String publicId, GrantToken token, long offset) {
        return exporter.call(caller.tenant(), handle -> {
            ExportDao exports = handle.attach(ExportDao.class);
            // The lock lets the downloads of one export be counted one at a time.
            Optional<ExportRow> found = caller.own(exports.lock(publicId));
            Optional<DownloadResult> obstacle = obstacle(exports, found, caller);
            if (obstacle.isPresent() || found.isEmpty()) {
                return obstacle.orElseGet(DownloadResult.NotFound::new);
            }
            return redeem(handle, caller, found.get(), token, offset);
        });
    }

    /** What {@link #redeem} would give out, without redeeming: for HEAD. */
    public DownloadResult peek(ExportCaller caller, String publicId, GrantToken token) {
        return exporter.call(caller.tenant(), handle -> {
            ExportDao exports = handle.attach(ExportDao.class);
            Optional<ExportRow> found = caller.own(exports.find(publicId));
            Optional<DownloadResult> obstacle = obstacle(exports, found, caller);
            if (obstacle.isPresent() || found.isEmpty()) {
                return obstacle.orElseGet(DownloadResult.NotFound::new);
            }
            return handle.attach(GrantDao.class)
                    .peek(token.hash(), found.get().id(), caller.sessionHash())
                    .map(name -> allowed(exports, found.get(), name))
                    .orElseGet(DownloadResult.NotFound::new);
        });
    }

    /**
     * The content from an offset on; close it.
     *
     * @throws java.nio.file.NoSuchFileException if the export expired in between
     */
    public InputStream open(SealedObject object, long offset) throws IOException {
        SecretKey key =
                keys.find(object.dataKey()).orElseThrow(() -> new java.nio.file.NoSuchFileException(object.storedAs()));
        SeekableByteChannel channel = store.open(object.folder(), object.storedAs());
        try {
            UnsealingInputStream content = new UnsealingInputStream(channel, key, object.storedAs());
            if (content.length() != object.bytes()) {
                throw BrokenSealException.ofLength(content.length(), object.bytes());
            }
            content.skipTo(offset);
            return content;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private DownloadResult redeem(Handle handle, ExportCaller caller, ExportRow export, GrantToken token, long offset) {
        GrantDao grants = handle.attach(GrantDao.class);
        ExportDao exports = handle.attach(ExportDao.class);
        if (offset > 0) {
            Optional<String> begun = grants.resume(token.hash(), export.id(), caller.sessionHash());
            if (begun.isPresent()) {
                log(handle, caller, "export.resume", export, begun.get());
                return allowed(exports, export, begun.get());
            }
        }
        Optional<String> asked = grants.peek(token.hash(), export.id(), caller.sessionHash());
        if (asked.isPresent() && isUsedUp(grants, export, asked.get())) {
            return new DownloadResult.UsedUp();
        }
        Optional<String> name = grants.redeem(
                token.hash(),
                export.id(),
                caller.sessionHash(),
                rules.resumable().toSeconds());
        if (name.isEmpty()) {
            return new DownloadResult.NotFound();
        }
        grants.countDownload(export.id());
        log(handle, caller, "export.download", export, name.get());
        return allowed(exports, export, name.get());
    }

    private static Optional<DownloadResult> obstacle(
            ExportDao exports, Optional<ExportRow> found, ExportCaller caller) {
        if (found.isEmpty()) {
            return Optional.of(new DownloadResult.NotFound());
        }
        Instant now = exports.now();
        if (found.get().isGoneAt(now)) {
            return Optional.of(new DownloadResult.Expired());
        }
        if (!found.get().isLiveAt(now)) {
            return Optional.of(new DownloadResult.NotFound());
        }
        return caller.allowedForms().contains(found.get().form())
                ? Optional.empty()
                : Optional.of(new DownloadResult.NotAllowed());
    }

    private static DownloadResult allowed(ExportDao exports, ExportRow export, String name) {
        return object(exports, export, name)
                .<DownloadResult>map(object -> new DownloadResult.Allowed(
                        object,
                        new SealedObject(
                                Objects.requireNonNull(export.storageFolder()),
                                object.storedAs(),
                                new KeyId(Objects.requireNonNull(export.dataKeyId())),
                                object.bytes())))
                .orElseGet(DownloadResult.NotFound::new);
    }

    private static Optional<ObjectRow> object(ExportDao exports, ExportRow export, String name) {
        return exports.objects(export.id()).stream()
                .filter(object -> object.name().equals(name))
                .findFirst();
    }

    private boolean isUsedUp(GrantDao grants, ExportRow export, String objectName) {
        return export.form() == ExportForm.NUMBERS
                && grants.redemptions(export.id(), objectName) >= rules.numberRedemptions();
    }

    private boolean isStale(ExportCaller caller) {
        return caller.authenticatedAt().plus(rules.freshLogin()).isBefore(clock.instant());
    }

    private static void log(Handle handle, ExportCaller caller, String action, ExportRow export, String objectName) {
        ExportLog.append(handle, export, caller.viewer(), caller.role(), action, Map.of("object", objectName));
    }
}
