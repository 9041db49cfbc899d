package se.statistiktjanst.service.exports;

import java.time.Instant;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.service.page.Messages;

/** The words of the exports module as the pages say them. */
final class Forms {
    private Forms() {}

    static se.statistiktjanst.exports.order.ExportForm ordered(ExportForm shown) {
        return se.statistiktjanst.exports.order.ExportForm.valueOf(shown.name());
    }

    static ExportForm shown(se.statistiktjanst.exports.order.ExportForm ordered) {
        return ExportForm.valueOf(ordered.name());
    }

    static String life(ExportForm form, Messages messages) {
        return switch (form) {
            case AGGREGATE -> messages.text("export.life.aggregate");
            case PSEUDONYMISED -> messages.text("export.life.pseudonymised");
            case NUMBERS -> messages.text("export.life.numbers");
        };
    }

    static String name(Purpose purpose, Messages messages) {
        return switch (purpose) {
            case FOLLOW_UP -> messages.text("purpose.followUp");
            case EVALUATION -> messages.text("purpose.evaluation");
            case QUALITY_ASSURANCE -> messages.text("purpose.qualityAssurance");
            case STATISTICS -> messages.text("purpose.statistics");
            case OWN_REGISTER -> messages.text("purpose.ownRegister");
        };
    }

    static ExportState state(ExportRow export, Instant now) {
        if (export.isGoneAt(now)) {
            return ExportState.EXPIRED;
        }
        return switch (export.state()) {
            case WAITING ->
                export.approvalRequired() && export.approvedAt() == null
                        ? ExportState.WAITING_FOR_APPROVAL
                        : ExportState.QUEUED;
            case RUNNING -> ExportState.RUNNING;
            case READY -> ExportState.READY;
            case FAILED -> ExportState.FAILED;
            case CANCELLED -> ExportState.CANCELLED;
            case EXPIRED -> ExportState.EXPIRED;
        };
    }
}
