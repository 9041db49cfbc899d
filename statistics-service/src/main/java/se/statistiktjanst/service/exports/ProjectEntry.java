package se.statistiktjanst.service.exports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A linkage project as the page shows it.
 *
 * @param state as {@code Project.stateAt} says it
 * @param endsOn its last day
 * @param mayApprove whether the viewer may approve it: another person's, with the right to
 */
public record ProjectEntry(
        String id,
        String name,
        String purpose,
        String state,
        String proposedBy,
        @Nullable String approvedBy,
        LocalDate endsOn,
        boolean mayApprove) {
    /** The words for the state. */
    public String stateKey() {
        return switch (state) {
            case "proposed" -> "project.state.proposed";
            case "open" -> "project.state.open";
            default -> "project.state.ended";
        };
    }
}
