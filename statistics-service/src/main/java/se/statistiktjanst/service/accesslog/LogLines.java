package se.statistiktjanst.service.accesslog;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.statistiktjanst.service.page.Messages;

/** Says entries of the log in the words of a language. A code that has no words yet is shown as it is. */
public final class LogLines {
    /** How those who log in without an assignment stand in the log. */
    private static final Set<String> NO_ASSIGNMENT = Set.of("-", "null");

    private final Messages messages;

    public LogLines(Messages messages) {
        this.messages = messages;
    }

    public List<LogLine> of(List<LogRow> rows) {
        return rows.stream().map(this::line).toList();
    }

    private LogLine line(LogRow row) {
        return new LogLine(
                row.at(),
                row.name(),
                row.viewer(),
                NO_ASSIGNMENT.contains(row.role()) ? "" : row.role(),
                what(row.action()),
                about(row),
                purpose(row.purpose()),
                Objects.requireNonNullElse(row.unitName(), Objects.requireNonNullElse(row.unit(), "")),
                "STAFF".equals(row.detail()));
    }

    private String what(String action) {
        return switch (action) {
            case "login" -> messages.text("log.action.login");
            case "staff.view" -> messages.text("log.action.staffView");
            case "report.view" -> messages.text("log.action.reportView");
            case "table.view" -> messages.text("log.action.tableView");
            case "mine.view" -> messages.text("log.action.mineView");
            case "file.upload" -> messages.text("log.action.fileUpload");
            case "log.view" -> messages.text("log.action.logView");
            case "export.order" -> messages.text("log.action.exportOrder");
            case "export.approve" -> messages.text("log.action.exportApprove");
            case "export.cancel" -> messages.text("log.action.exportCancel");
            case "export.ready" -> messages.text("log.action.exportReady");
            case "export.download" -> messages.text("log.action.exportDownload");
            case "export.erase" -> messages.text("log.action.exportErase");
            case "export.revoke" -> messages.text("log.action.exportRevoke");
            case "group.create" -> messages.text("log.action.groupCreate");
            case "group.change" -> messages.text("log.action.groupChange");
            case "group.end" -> messages.text("log.action.groupEnd");
            case "project.propose" -> messages.text("log.action.projectPropose");
            case "project.approve" -> messages.text("log.action.projectApprove");
            case "project.end" -> messages.text("log.action.projectEnd");
            case "project.erase" -> messages.text("log.action.projectErase");
            case "subject.open", "subject.open.staff" -> messages.text("log.action.subjectOpen");
            case "subject.extract" -> messages.text("log.action.subjectExtract");
            case "subject.restrict" -> messages.text("log.action.subjectRestrict");
            case "subject.lift" -> messages.text("log.action.subjectLift");
            case "subject.erase" -> messages.text("log.action.subjectErase");
            case "subject.erase.replay" -> messages.text("log.action.subjectReplay");
            default -> action;
        };
    }

    private String about(LogRow row) {
        String period = Stream.of(row.from(), row.to())
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("–"));
        return Stream.of(form(row), row.action().matches("(export|group)\\..*") ? row.subject() : "", period)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String form(LogRow row) {
        return switch (Objects.requireNonNullElse(row.form(), "")) {
            case "" -> "";
            case "aggregate" -> messages.text("export.form.aggregate");
            case "pseudonymised" -> messages.text("export.form.pseudonymised");
            case "numbers" -> messages.text("export.form.numbers");
            default -> String.valueOf(row.form());
        };
    }

    private String purpose(String purpose) {
        return switch (purpose) {
            case "follow_up" -> messages.text("purpose.followUp");
            case "evaluation" -> messages.text("purpose.evaluation");
            case "quality_assurance" -> messages.text("purpose.qualityAssurance");
            case "statistics", "Statistik" -> messages.text("purpose.statistics");
            case "own_register" -> messages.text("purpose.ownRegister");
            case "supervision" -> messages.text("purpose.supervision");
            case "own-figures" -> messages.text("purpose.ownFigures");
            case "approval" -> messages.text("purpose.approval");
            case "expiry" -> messages.text("purpose.expiry");
            case "data-subject-request" -> messages.text("purpose.subject");
            default -> purpose;
        };
    }
}
