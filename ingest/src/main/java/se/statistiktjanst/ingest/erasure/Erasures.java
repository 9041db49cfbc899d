package se.statistiktjanst.ingest.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.erasure.Certificate.Left;
import se.statistiktjanst.ingest.erasure.Certificate.Remaining;
import se.statistiktjanst.ingest.erasure.Certificate.Removed;
import se.statistiktjanst.ingest.erasure.Certificate.What;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneHashes;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/**
 * Erases a resident at one care provider. After a crash anywhere behind the tombstone, {@link ErasureReplay} does the
 * rest: every step may be done again.
 *
 * <ol>
 *   <li>the tombstone, on disk outside the database;
 *   <li>vault row, restriction and cases, and the number is never given to anybody else (one transaction, while which no
 *       batch uses numbers of the vault);
 *   <li>the content of refused events that hold the number;
 *   <li>what other modules keep, the person in corrected facts, and the certificate (one transaction).
 * </ol>
 */
public final class Erasures {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final TenantTransaction eraser;
    private final TombstoneLog log;
    private final TombstoneHashes hashes;
    private final RefusedSearch refused;
    private final ErasureStep further;
    private final int backupDays;

    /** Who orders an erasure, and under which reference of theirs. */
    public record Order(String viewer, String role, String caseReference) {}

    /** A tombstone and the row that it is of, where there is one. */
    record Work(Tombstone tombstone, @Nullable Integer residentRef, Order order, boolean replayed) {}

    /**
     * Takes what it works with.
     *
     * @param eraser of role ERASER
     * @param backupDays how long a backup of the database is kept
     */
    public Erasures(TenantTransaction eraser, TombstoneLog log, KeyTree keys, ErasureStep further, int backupDays) {
        this.eraser = eraser;
        this.log = log;
        this.hashes = new TombstoneHashes(keys);
        this.refused = new RefusedSearch(keys);
        this.further = further;
        this.backupDays = backupDays;
    }

    /**
     * Erases, and gives the certificate.
     *
     * @param residentRef the vault's number; null if only refused events hold the person
     */
    public Certificate erase(Tenant tenant, ResidentIdentity identity, @Nullable Integer residentRef, Order order) {
        Instant now =
                eraser.call(tenant, handle -> handle.attach(ErasureDao.class).now());
        Tombstone tombstone = hashes.tombstone(now, tenant.providerId(), identity, residentRef);
        log.append(tombstone);
        return carryOut(tenant, new Work(tombstone, residentRef, order, false));
    }

    /** Certificates of the care provider, newest first. */
    public List<Certificate> certificates(Tenant tenant) {
        return eraser.call(
                tenant,
                handle -> handle.attach(ErasureDao.class).all().stream()
                        .map(ErasureDao.Known::certificate)
                        .filter(text -> text != null)
                        .map(Erasures::parse)
                        .toList());
    }

    Certificate carryOut(Tenant tenant, Work work) {
        Tombstone tombstone = work.tombstone();
        List<Removed> removed = new ArrayList<>();
        ErasureDao.Known known = eraser.call(tenant, handle -> fromVault(handle, tenant, work, removed));
        eraser.run(tenant, handle -> fromQuarantine(handle, tenant, tombstone, removed));
        Certificate certificate = eraser.call(tenant, handle -> complete(handle, tenant, work, known, removed));
        further.afterCommit();
        return certificate;
    }

    private ErasureDao.Known fromVault(Handle handle, Tenant tenant, Work work, List<Removed> removed) {
        ErasureDao dao = handle.attach(ErasureDao.class);
        Order order = work.order();
        boolean gone = dao.erase(
                work.tombstone().id(),
                work.residentRef(),
                work.tombstone().at(),
                order.viewer(),
                order.caseReference());
        ErasureDao.Known known = dao.known(work.tombstone().id()).orElseThrow();
        if (gone) {
            removed.add(new Removed(What.VAULT, 1, dao.now(), null));
        }
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        tenant.providerId(),
                        order.viewer(),
                        order.role(),
                        work.replayed() ? "subject.erase.replay" : "subject.erase",
                        known.publicId(),
                        "data-subject-request",
                        null,
                        work.residentRef() == null ? Map.of() : Map.of("residentRef", work.residentRef())));
        return known;
    }

    private void fromQuarantine(Handle handle, Tenant tenant, Tombstone tombstone, List<Removed> removed) {
        ErasureDao dao = handle.attach(ErasureDao.class);
        Long[] ids =
                refused.find(handle, provider(dao).hsaId(), who -> hashes.isOf(tombstone, who), tombstone.at()).stream()
                        .map(RefusedSearch.Found::id)
                        .toArray(Long[]::new);
        eraser.renew(handle, tenant);
        int destroyed = ids.length == 0 ? 0 : dao.destroyRefused(ids);
        if (destroyed > 0) {
            removed.add(new Removed(What.REFUSED, destroyed, dao.now(), null));
        }
    }

    private Certificate complete(
            Handle handle, Tenant tenant, Work work, ErasureDao.Known known, List<Removed> removed) {
        ErasureDao dao = handle.attach(ErasureDao.class);
        Integer number = work.residentRef();
        long facts = 0;
        if (number != null) {
            // Exports first: what they were made of may be a fact that is corrected since.
            removed.addAll(further.remove(handle, number));
            eraser.renew(handle, tenant);
            int former = dao.clearFormer(number);
            if (former > 0) {
                removed.add(new Removed(What.CORRECTED, former, dao.now(), null));
            }
            facts = dao.facts(number);
            // Each of these may read for more than the minute that a context holds.
            eraser.renew(handle, tenant);
        }
        Certificate certificate = certificate(provider(dao), work, known, removed, facts);
        dao.complete(work.tombstone().id(), json(certificate));
        return certificate;
    }

    private Certificate certificate(
            ErasureDao.Provider provider, Work work, ErasureDao.Known known, List<Removed> removed, long facts) {
        LocalDate backupsEndOn =
                LocalDate.ofInstant(known.erasedAt(), CalendarZone.STOCKHOLM).plusDays(backupDays);
        return new Certificate(
                known.publicId(),
                provider.hsaId(),
                provider.name(),
                known.orderedBy(),
                known.caseReference(),
                known.erasedAt(),
                work.replayed(),
                removed,
                remains(facts, removed),
                backupsEndOn);
    }

    private static List<Remaining> remains(long facts, List<Removed> removed) {
        List<Remaining> remains = new ArrayList<>();
        remains.add(new Remaining(Left.FACTS, facts));
        remains.add(new Remaining(Left.FIGURES, null));
        remains.add(new Remaining(Left.PUBLISHED, null));
        remains.add(new Remaining(Left.DIGESTS, null));
        remains.add(new Remaining(Left.LOG, null));
        remains.add(new Remaining(Left.TOMBSTONE, 1L));
        remains.add(new Remaining(Left.BACKUPS, null));
        long downloads = removed.stream()
                .filter(one -> one.what() == What.EXPORT)
                .mapToLong(Removed::count)
                .sum();
        remains.add(new Remaining(Left.DOWNLOADED, downloads));
        remains.add(new Remaining(Left.FILES, null));
        remains.add(new Remaining(Left.UNNAMED, null));
        return remains;
    }

    private static ErasureDao.Provider provider(ErasureDao dao) {
        return dao.provider()
                .orElseThrow(
                        () -> new IllegalStateException("the care provider is not in the registry: registry load"));
    }

    private static String json(Certificate certificate) {
        try {
            return JSON.writeValueAsString(certificate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate holds plain values", e);
        }
    }

    private static Certificate parse(String json) {
        try {
            return JSON.readValue(json, Certificate.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored certificate cannot be read", e);
        }
    }
}
