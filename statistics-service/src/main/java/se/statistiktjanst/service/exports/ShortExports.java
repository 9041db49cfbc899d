package se.statistiktjanst.service.exports;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantResult;
import se.statistiktjanst.exports.life.ExportLife;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ObjectRow;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.staff.CallReports;

/** Pseudonymised exports that live for two minutes: the whole life of a file while somebody watches. For the demo. */
public final class ShortExports {
    private static final String LIFE = ExportLife.of(Duration.ofMinutes(2)).toString();

    private final ExportOrders orders;
    private final ExportDownloads downloads;
    private final CallReports reports;

    ShortExports(ExportOrders orders, ExportDownloads downloads, CallReports reports) {
        this.orders = orders;
        this.downloads = downloads;
        this.reports = reports;
    }

    /**
     * Where a short export is.
     *
     * @param expiresAt null until it is ready
     */
    public record Watched(
            String id, ExportState state, @Nullable Instant expiresAt) {}

    /** Orders the selection that the session's assignment covers first; false where it may not. */
    public boolean order(StaffSession session, String purposeText) {
        ExportCaller caller = SessionExportCallers.of(session);
        return reports.select(session, null, null, null)
                .map(selection -> new ExportOrder(
                        se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED,
                        Purpose.STATISTICS,
                        purposeText,
                        selection.recipe(),
                        false,
                        true))
                .map(order -> orders.place(caller, order, null) instanceof OrderResult.Placed)
                .orElse(false);
    }

    /** The one that the person of the session ordered last. */
    public Optional<Watched> latest(StaffSession session, Instant now) {
        return orders.list(SessionExportCallers.of(session)).stream()
                .filter(export -> export.life().equals(LIFE))
                .findFirst()
                .map(export -> new Watched(export.publicId(), Forms.state(export, now), export.expiresAt()));
    }

    /**
     * The one-time address of its file.
     *
     * @throws ProblemException EXPIRED when its time is over, NOT_FOUND before it is ready or for anybody else
     */
    public URI file(StaffSession session, String id) {
        ExportCaller caller = SessionExportCallers.of(session);
        ExportRow export = orders.find(caller, id).orElseThrow(ProblemException::notFound);
        String name = orders.objects(caller, export).stream()
                .map(ObjectRow::name)
                .filter(file -> file.endsWith(".csv"))
                .findFirst()
                .orElse("data.csv");
        GrantResult result = downloads.grant(caller, id, name);
        if (result instanceof GrantResult.Granted granted) {
            return URI.create("/api/exports/v1/%s/downloads/%s"
                    .formatted(id, granted.token().reveal()));
        }
        if (result instanceof GrantResult.Expired) {
            throw new ProblemException(ProblemCode.EXPIRED, "this export has expired and its key is destroyed");
        }
        throw ProblemException.notFound();
    }
}
