package se.statistiktjanst.service.subject;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.ingest.erasure.Erasures;
import se.statistiktjanst.ingest.erasure.RefusedSearch;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;

/**
 * Where those who handle personal data do what a data subject has asked for. Everything is for the session's care provider
 * and in its access log, by {@code resident_ref}, before it is given out.
 */
public final class SubjectDesk {
    private final TenantTransaction eraser;
    private final TenantTransaction staff;
    private final ExtractReader reader;
    private final Indexes indexes;
    private final RefusedSearch refused;
    private final Erasures erasures;
    private final ErasureStep exports;
    private final Clock clock;

    /** What it works with. */
    record Doors(TenantTransaction eraser, TenantTransaction exporter, TenantTransaction staff) {}

    SubjectDesk(
            Doors doors, Indexes indexes, RefusedSearch refused, Erasures erasures, ErasureStep exports, Clock clock) {
        this.eraser = doors.eraser();
        this.staff = doors.staff();
        this.reader = new ExtractReader(doors.exporter(), doors.staff());
        this.indexes = indexes;
        this.refused = refused;
        this.erasures = erasures;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * Opens a case on a resident, known or not.
     *
     * @param number in any spelling; with an OID, a reserve number of that series
     * @return the id of the case
     * @throws ProblemException REFUSED if it is no valid number; the text never repeats it
     */
    String openResident(StaffSession session, @Nullable String number, @Nullable String oid) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        ResidentIdentity identity = SubjectInput.resident(number, oid, clock);
        return eraser.call(tenant, handle -> {
            Integer residentRef = indexes.lookUp(handle, tenant.providerId(), identity);
            String id = handle.attach(SubjectDao.class)
                    .open(residentRef, null, indexes.seal(tenant.providerId(), identity), tenant.viewer());
            log(handle, who, "subject.open", id, residentRef);
            return id;
        });
    }

    /**
     * Opens a case on a staff member.
     *
     * @throws ProblemException NOT_FOUND if the care provider has none with this HSA-id
     */
    String openStaff(StaffSession session, @Nullable String hsaId) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        Integer staffId = staff.call(
                tenant,
                handle -> handle.createQuery("select id from registry.staff where hsa_id = :hsaId order by id")
                        .bind("hsaId", hsaId == null ? "" : hsaId.strip())
                        .mapTo(Integer.class)
                        .findOne()
                        .orElseThrow(ProblemException::notFound));
        return eraser.call(tenant, handle -> {
            String id = handle.attach(SubjectDao.class).open(null, staffId, null, tenant.viewer());
            log(handle, who, "subject.open.staff", id, null);
            return id;
        });
    }

    /**
     * All that is held on the person of a case.
     *
     * @throws ProblemException NOT_FOUND for a case of somebody else, or one that is closed
     */
    Extract extract(StaffSession session, String caseId) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        SubjectCase subject = eraser.call(tenant, handle -> {
            SubjectCase found = find(handle, tenant, caseId);
            log(handle, who, "subject.extract", caseId, found.residentRef());
            return found;
        });
        return subject.isStaff() ? ofStaff(who, subject) : ofResident(who, subject);
    }

    private Extract ofStaff(Assignment who, SubjectCase subject) {
        List<Extract.Part> parts = reader.ofStaff(tenant(who), Objects.requireNonNull(subject.staffId()));
        return extract(who, "staff", null, false, parts);
    }

    private Extract ofResident(Assignment who, SubjectCase subject) {
        Tenant tenant = tenant(who);
        ResidentIdentity identity = indexes.open(tenant.providerId(), subject);
        Integer number = subject.residentRef();
        List<Extract.Part> parts = new ArrayList<>();
        List<SubjectDao.RestrictionRow> restriction = number == null
                ? List.of()
                : eraser.call(tenant, handle -> handle.attach(SubjectDao.class).restriction(number));
        restriction.forEach(row -> parts.add(new Extract.Part(
                "restriction",
                List.of(Map.of("at", row.restrictedAt(), "viewer", row.restrictedBy(), "reason", row.reason())))));
        if (number != null) {
            parts.addAll(reader.ofResident(tenant, number));
        }
        parts.add(ExtractReader.refused(eraser.call(
                tenant, handle -> refused.find(handle, who.providerHsaId(), identity::equals, clock.instant()))));
        return extract(who, "resident", identity.revealDigits(), !restriction.isEmpty(), parts);
    }

    private Extract extract(
            Assignment who, String subject, @Nullable String identity, boolean restricted, List<Extract.Part> parts) {
        return new Extract(
                who.providerHsaId(), who.providerName(), clock.instant(), subject, identity, restricted, parts);
    }

    /** Leaves the resident out of exports of rows from now on, and ends those that are open. */
    void restrict(StaffSession session, String caseId, @Nullable String reason) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        String why = SubjectInput.kept("reason", reason);
        eraser.run(tenant, handle -> {
            int number = resident(find(handle, tenant, caseId));
            handle.attach(SubjectDao.class).restrict(number, tenant.viewer(), why);
            log(handle, who, "subject.restrict", caseId, number);
        });
        // Apart, so that a run that begins meanwhile either sees the restriction or is seen here.
        eraser.run(tenant, handle -> exports.remove(handle, resident(find(handle, tenant, caseId))));
        exports.afterCommit();
    }

    /** Ends a restriction. */
    void lift(StaffSession session, String caseId) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        eraser.run(tenant, handle -> {
            int number = resident(find(handle, tenant, caseId));
            handle.attach(SubjectDao.class).lift(number);
            log(handle, who, "subject.lift", caseId, number);
        });
    }

    /**
     * Erases the resident of a case.
     *
     * @param number the number once more: it must be the case's
     * @param reference the care provider's own, such as a registry number; may be empty
     * @throws ProblemException REFUSED if the numbers differ, or nothing is held
     */
    Certificate erase(
            StaffSession session,
            String caseId,
            @Nullable String number,
            @Nullable String oid,
            @Nullable String reference) {
        Assignment who = handler(session);
        Tenant tenant = tenant(who);
        String under = SubjectInput.kept("caseReference", reference);
        SubjectCase subject = eraser.call(tenant, handle -> find(handle, tenant, caseId));
        if (subject.isStaff()) {
            throw new ProblemException(ProblemCode.REFUSED, "only residents are erased here; this case is on staff");
        }
        ResidentIdentity identity = indexes.open(tenant.providerId(), subject);
        if (!identity.equals(SubjectInput.resident(number, oid, clock))) {
            throw new ProblemException(
                    ProblemCode.REFUSED,
                    "the number is not that of the case; nothing is erased. Look the person up again");
        }
        return erasures.erase(
                tenant, identity, subject.residentRef(), new Erasures.Order(tenant.viewer(), role(who), under));
    }

    /** Certificates, for those who handle personal data and those who watch over it. */
    List<Certificate> certificates(StaffSession session) {
        Assignment who = session.assignment();
        if (!who.may(Right.SUBJECTS) && !who.may(Right.READ_LOG)) {
            throw forbidden();
        }
        return erasures.certificates(tenant(who));
    }

    Certificate certificate(StaffSession session, String id) {
        return certificates(session).stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** When a case closes by itself. */
    Instant closesAt(StaffSession session, String caseId) {
        Tenant tenant = tenant(handler(session));
        return eraser.call(tenant, handle -> find(handle, tenant, caseId).closesAt());
    }

    private static SubjectCase find(Handle handle, Tenant tenant, String caseId) {
        return handle.attach(SubjectDao.class).find(caseId, tenant.viewer()).orElseThrow(ProblemException::notFound);
    }

    private static int resident(SubjectCase subject) {
        Integer number = subject.residentRef();
        if (number == null) {
            throw new ProblemException(
                    ProblemCode.REFUSED, "no resident is stored under this case: nothing to restrict");
        }
        return number;
    }

    private static Assignment handler(StaffSession session) {
        if (!session.assignment().may(Right.SUBJECTS)) {
            throw forbidden();
        }
        return session.assignment();
    }

    private static ProblemException forbidden() {
        return new ProblemException(
                ProblemCode.FORBIDDEN,
                "your assignment gives no right to data subjects' requests; log in with one that does");
    }

    private static Tenant tenant(Assignment who) {
        return new Tenant(who.providerId(), who.staffHsaId());
    }

    private static String role(Assignment who) {
        return String.valueOf(who.assignmentHsaId());
    }

    private static void log(
            Handle handle, Assignment who, String action, String subject, @Nullable Integer residentRef) {
        Map<String, Object> detail = new HashMap<>();
        if (residentRef != null) {
            detail.put("residentRef", residentRef);
        }
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        who.providerId(),
                        who.staffHsaId(),
                        role(who),
                        action,
                        subject,
                        "data-subject-request",
                        null,
                        detail));
    }
}
