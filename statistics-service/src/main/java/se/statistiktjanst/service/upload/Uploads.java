package se.statistiktjanst.service.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.folder.FileState;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Messages;

/** Uploads of the viewer's care provider, for those who have the right. Each is an entry of the access log. */
final class Uploads {
    private static final int SHOWN = 50;

    private final UploadDesk desk;
    private final TenantTransaction staff;

    Uploads(UploadDesk desk, TenantTransaction staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /**
     * Where the viewer may upload to.
     *
     * @throws ProblemException FORBIDDEN without the right
     */
    List<UploadDesk.Area> areas(StaffSession session) {
        Assignment assignment = session.assignment();
        if (!assignment.may(Right.UPLOAD)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "your assignment gives no right to upload files; log in with one that does");
        }
        return desk.ofCareProvider(assignment.providerHsaId());
    }

    /** Takes a file. Logged first: no entry, no file. */
    void take(StaffSession session, UploadDesk.Area area, MultipartFile file) throws IOException {
        Assignment assignment = session.assignment();
        staff.call(new Tenant(assignment.providerId(), assignment.staffHsaId()), handle -> {
            AccessLog.append(
                    handle,
                    new AccessLog.Entry(
                            assignment.providerId(),
                            assignment.staffHsaId(),
                            String.valueOf(assignment.assignmentHsaId()),
                            "file.upload",
                            area.name(),
                            "statistics",
                            null,
                            Map.of()));
            return area;
        });
        desk.take(area, file.fileName(), file.content());
    }

    UploadPage page(StaffSession session, Messages messages, String href, List<String> errors) throws IOException {
        List<FileEntry> files = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        List<String> takes = new ArrayList<>();
        for (UploadDesk.Area area : areas(session)) {
            choices.add(new Choice(area.name(), area.name(), choices.isEmpty()));
            takes.add(area.name() + ": " + String.join(", ", UploadDesk.patterns(area)));
            for (FileState file : desk.files(area)) {
                files.add(FileEntry.of(area.name(), file, error(file.errorCode(), messages)));
            }
        }
        files.sort(Comparator.comparing(FileEntry::at).reversed());
        return new UploadPage(
                session.assignment().providerName(),
                choices,
                takes,
                files.subList(0, Math.min(SHOWN, files.size())),
                errors,
                href);
    }

    private static String error(@Nullable String code, Messages messages) {
        if (code == null) {
            return "";
        }
        return messages.text(code.equals("wrong-columns") ? "upload.error.columns" : "upload.error.unexpected");
    }
}
