package se.statistiktjanst.exports.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;

/**
 * Proposes, approves and ends linkage projects. One who may take out pseudonymised rows proposes; another person, with the
 * right to approve, makes it open; whoever has one of the two rights may see it and end it early.
 */
public final class Projects {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_YEARS = 5;

    private final TenantTransaction exporter;
    private final ShreddableKeyStore keys;
    private final Clock clock;

    public Projects(TenantTransaction exporter, ShreddableKeyStore keys, Clock clock) {
        this.exporter = exporter;
        this.keys = keys;
        this.clock = clock;
    }

    /** What is proposed; {@code endsOn} is the last day. */
    public record Proposal(String name, Purpose purpose, String purposeText, LocalDate endsOn) {
        /** Checks what needs no clock. */
        public Proposal {
            name = name.strip();
            purposeText = purposeText.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("name must have 1 to %d characters".formatted(LONGEST_NAME));
            }
            if (purposeText.isEmpty() || purposeText.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "purposeText must say in 1 to %d characters what is linked and why".formatted(LONGEST_TEXT));
            }
            if (PersonalNumberScan.containsPersonalNumber(name + " " + purposeText)) {
                throw new IllegalArgumentException("name and purposeText must not hold a personal identity number");
            }
        }
    }

    /**
     * Proposes a project and gives its id; empty without the right to.
     *
     * @throws IllegalArgumentException if its last day is not ahead, or too far
     */
    public Optional<String> propose(ExportCaller caller, Proposal proposal) {
        if (!caller.allowedForms().contains(ExportForm.PSEUDONYMISED)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
        if (proposal.endsOn().isBefore(today) || proposal.endsOn().isAfter(today.plusYears(LONGEST_YEARS))) {
            throw new IllegalArgumentException(
                    "endsOn must be today or later, and at most %d years ahead".formatted(LONGEST_YEARS));
        }
        Instant endsAt = proposal.endsOn()
                .plusDays(1)
                .atStartOfDay(CalendarZone.STOCKHOLM)
                .toInstant();
        return Optional.of(exporter.call(caller.tenant(), handle -> {
            String id = handle.attach(ProjectDao.class)
                    .propose(
                            proposal.name(),
                            proposal.purpose().code(),
                            proposal.purposeText(),
                            caller.viewer(),
                            endsAt);
            log(handle, caller, "project.propose", id, proposal.purpose().code());
            return id;
        }));
    }

    /** Opens another person's project; false for one's own, an approved one, or one that is not there. */
    public boolean approve(ExportCaller caller, String publicId) {
        if (!caller.mayApprove()) {
            return false;
        }
        KeyId key = keys.create();
        boolean approved = false;
        try {
            approved = exporter.call(caller.tenant(), handle -> {
                boolean done = handle.attach(ProjectDao.class).approve(publicId, caller.viewer(), key.text()) == 1;
                if (done) {
                    log(handle, caller, "project.approve", publicId, "approval");
                }
                return done;
            });
        } finally {
            if (!approved) {
                keys.destroy(key);
            }
        }
        return approved;
    }

    /** Ends it now: the sweeper destroys the key within a minute. */
    public boolean end(ExportCaller caller, String publicId) {
        if (!mayRead(caller)) {
            return false;
        }
        return exporter.call(caller.tenant(), handle -> {
            boolean ended = handle.attach(ProjectDao.class).endNow(publicId) == 1;
            if (ended) {
                log(handle, caller, "project.end", publicId, "expiry");
            }
            return ended;
        });
    }

    /** The care provider's projects, newest first. */
    public List<Project> list(ExportCaller caller) {
        return mayRead(caller)
                ? exporter.call(
                        caller.tenant(),
                        handle -> handle.attach(ProjectDao.class).all())
                : List.of();
    }

    /** One of them. */
    public @Nullable Project find(ExportCaller caller, String publicId) {
        return list(caller).stream()
                .filter(project -> project.publicId().equals(publicId))
                .findFirst()
                .orElse(null);
    }

    private static boolean mayRead(ExportCaller caller) {
        return caller.mayApprove() || caller.allowedForms().contains(ExportForm.PSEUDONYMISED);
    }

    private static void log(Handle handle, ExportCaller caller, String action, String publicId, String purpose) {
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        caller.tenant().providerId(),
                        caller.viewer(),
                        caller.role(),
                        action,
                        publicId,
                        purpose,
                        null,
                        Map.of()));
    }
}
