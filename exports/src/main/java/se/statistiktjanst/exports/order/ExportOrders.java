package se.statistiktjanst.exports.order;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.OrderResult.KeyReused;
import se.statistiktjanst.exports.order.OrderResult.LoginTooOld;
import se.statistiktjanst.exports.order.OrderResult.NotAllowed;
import se.statistiktjanst.exports.order.OrderResult.Placed;
import se.statistiktjanst.exports.order.OrderResult.Refused;
import se.statistiktjanst.exports.order.OrderResult.Repeated;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.statistics.recipe.Recipe;

/**
 * Places, shows and cancels exports. An export belongs to who ordered it: to anybody else, of the same care provider or
 * another, it does not exist. Every order stands in the access log, written in its transaction.
 */
public final class ExportOrders {
    /** Kind of job in {@code operation.job}. */
    public static final String JOB_KIND = "export";

    private final TenantTransaction exporter;
    private final OrderRules rules;
    private final Clock clock;

    public ExportOrders(TenantTransaction exporter, OrderRules rules, Clock clock) {
        this.exporter = exporter;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Places an order.
     *
     * @param idempotencyKey the same key and order again give the first export; null for none
     */
    public OrderResult place(ExportCaller caller, ExportOrder order, @Nullable String idempotencyKey) {
        if (!caller.allowedForms().contains(order.form())) {
            return new NotAllowed();
        }
        if (order.form() == ExportForm.NUMBERS && !isFresh(caller)) {
            return new LoginTooOld();
        }
        if (order.shortLife() && !rules.allowShortLife()) {
            return new Refused("/shortLife", "a short life is for demonstrations only; leave it out");
        }
        try {
            return exporter.call(caller.tenant(), handle -> place(handle, caller, order, idempotencyKey));
        } catch (UnknownSelectionException e) {
            return new Refused(e.pointer(), e.getMessage() == null ? "" : e.getMessage());
        }
    }

    /** An own export, expired ones included. */
    public Optional<ExportRow> find(ExportCaller caller, String publicId) {
        return exporter.call(
                caller.tenant(),
                handle -> caller.own(handle.attach(ExportDao.class).find(publicId)));
    }

    /** Own exports, newest first, at most 200; expired ones stay as metadata. */
    public List<ExportRow> list(ExportCaller caller) {
        return exporter.call(
                caller.tenant(), handle -> handle.attach(ExportDao.class).orderedBy(caller.viewer()));
    }

    /** The objects of an own export, for its manifest. */
    public List<ObjectRow> objects(ExportCaller caller, ExportRow export) {
        return exporter.call(
                caller.tenant(), handle -> handle.attach(ExportDao.class).objects(export.id()));
    }

    /** Orders of others that wait for a second person; empty without the right to approve. */
    public List<ExportRow> awaitingApproval(ExportCaller caller) {
        return caller.mayApprove()
                ? exporter.call(
                        caller.tenant(),
                        handle -> handle.attach(ExportDao.class).awaitingApproval(caller.viewer()))
                : List.of();
    }

    /** Approves another person's order, never one's own; the log-in must be fresh, as for ordering. */
    public ApprovalResult approve(ExportCaller caller, String publicId) {
        if (!caller.mayApprove()) {
            return ApprovalResult.NOT_FOUND;
        }
        if (!isFresh(caller)) {
            return ApprovalResult.LOGIN_TOO_OLD;
        }
        return exporter.call(caller.tenant(), handle -> {
            ExportDao dao = handle.attach(ExportDao.class);
            if (dao.approve(publicId, caller.viewer()) == 0) {
                return ApprovalResult.NOT_FOUND;
            }
            ExportRow export = dao.find(publicId).orElseThrow();
            queue(handle, dao, export);
            log(handle, caller, "export.approve", export);
            return ApprovalResult.APPROVED;
        });
    }

    /** The name of the unit that an export was ordered for; empty if for all units. */
    public Optional<String> unitName(ExportCaller caller, ExportRow export) {
        return Optional.ofNullable(export.selection().unit())
                .flatMap(unit -> exporter.call(
                        caller.tenant(),
                        handle -> handle.attach(SelectionDao.class).unitName(unit)));
    }

    /** Stops an own export, or ends its life now if it is ready; false if there is none. */
    public boolean cancel(ExportCaller caller, String publicId) {
        return exporter.call(caller.tenant(), handle -> {
            ExportDao dao = handle.attach(ExportDao.class);
            Optional<ExportRow> found = caller.own(dao.lock(publicId));
            found.ifPresent(export -> {
                switch (export.state()) {
                    case WAITING -> dao.cancel(export.id());
                    case READY -> dao.endNow(export.id());
                    default -> {}
                }
                if (export.jobId() != null) {
                    dao.requestCancel(export.jobId());
                }
                log(handle, caller, "export.cancel", export);
            });
            return found.isPresent();
        });
    }

    private OrderResult place(Handle handle, ExportCaller caller, ExportOrder order, @Nullable String idempotencyKey) {
        if (order.recipe().table() != null && order.form() != ExportForm.AGGREGATE) {
            throw new UnknownSelectionException("/recipe/table", "tables are for the aggregate form only");
        }
        Integer unit = Selection.unit(handle, order.recipe());
        if (!caller.scope().covers(unit)) {
            throw new UnknownSelectionException("/recipe/unit", "the assignment does not cover this selection");
        }
        Recipe.Detail detail =
                order.recipe().table() == null && caller.scope().isOwn(unit) ? Recipe.Detail.STAFF : Recipe.Detail.UNIT;
        ExportDao dao = handle.attach(ExportDao.class);
        Long projectId = order.project() == null
                ? null
                : dao.openProject(order.project())
                        .orElseThrow(() -> new UnknownSelectionException(
                                "/project", "no such linkage project is open; it must be approved and not over"));
        NewExport wanted = newExport(caller, order, order.recipe().in(detail), idempotencyKey, projectId);
        Optional<String> publicId = dao.insert(wanted);
        if (publicId.isEmpty()) {
            return dao.findByKey(caller.viewer(), String.valueOf(idempotencyKey))
                    .filter(before -> isSame(before, wanted))
                    .<OrderResult>map(Repeated::new)
                    .orElseGet(KeyReused::new);
        }
        ExportRow export = dao.find(publicId.get()).orElseThrow();
        if (!export.approvalRequired()) {
            queue(handle, dao, export);
        }
        log(handle, caller, "export.order", export);
        return new Placed(export);
    }

    private NewExport newExport(
            ExportCaller caller,
            ExportOrder order,
            Recipe recipe,
            @Nullable String idempotencyKey,
            @Nullable Long projectId) {
        return new NewExport(
                caller.tenant().providerId(),
                order.form().code(),
                order.purpose().code(),
                order.purposeText(),
                recipe.toJson(),
                order.withHour(),
                caller.viewer(),
                rules.lifeOf(order).toString(),
                order.form() == ExportForm.NUMBERS && rules.approveNumbers(),
                idempotencyKey,
                projectId);
    }

    private static boolean isSame(ExportRow before, NewExport wanted) {
        return before.form().code().equals(wanted.form())
                && before.purpose().code().equals(wanted.purpose())
                && before.purposeText().equals(wanted.purposeText())
                && before.selection().toJson().equals(wanted.recipe())
                && before.withHour() == wanted.withHour()
                && java.util.Objects.equals(before.projectId(), wanted.projectId());
    }

    private static void queue(Handle handle, ExportDao dao, ExportRow export) {
        long job =
                JobQueue.add(handle, JOB_KIND, export.providerId(), "{\"export\":\"%s\"}".formatted(export.publicId()));
        dao.setJob(export.publicId(), job);
    }

    private boolean isFresh(ExportCaller caller) {
        return !caller.authenticatedAt().plus(rules.freshLogin()).isBefore(clock.instant());
    }

    private static void log(Handle handle, ExportCaller caller, String action, ExportRow export) {
        ExportLog.append(handle, export, caller.viewer(), caller.role(), action, Map.of("recipe", export.recipe()));
    }
}
