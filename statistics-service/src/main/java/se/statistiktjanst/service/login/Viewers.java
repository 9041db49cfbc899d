package se.statistiktjanst.service.login;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.service.page.Viewer;

/** A session as the header of a page shows it: who acts for whom, and the parts of the site its rights open. */
public final class Viewers {
    private Viewers() {}

    public static Viewer of(StaffSession session) {
        Assignment assignment = session.assignment();
        String name = (assignment.givenName() + " " + assignment.surname()).strip();
        String acting = assignment.unitName() == null ? assignment.providerName() : assignment.unitName();
        return new Viewer(
                name.isEmpty() ? assignment.staffHsaId() : name, acting, session.csrfToken(), sections(assignment));
    }

    private static List<Section> sections(Assignment assignment) {
        List<Section> sections = new ArrayList<>();
        if (mayAny(assignment, Right.READ_UNIT, Right.READ_PROVIDER)) {
            sections.add(Section.STAFF);
            sections.add(Section.REPORTS);
        }
        if (mayAny(
                assignment, Right.EXPORT_AGGREGATE, Right.EXPORT_PSEUDONYMISED, Right.EXPORT_NUMBERS, Right.APPROVE)) {
            sections.add(Section.EXPORTS);
        }
        if (assignment.may(Right.SENDER)) {
            sections.add(Section.SENDER);
        }
        if (assignment.may(Right.UPLOAD)) {
            sections.add(Section.UPLOAD);
        }
        if (assignment.may(Right.READ_LOG)) {
            sections.add(Section.LOG);
        }
        if (mayAny(assignment, Right.SUBJECTS, Right.READ_LOG)) {
            sections.add(Section.SUBJECTS);
        }
        if (assignment.may(Right.OPERATE)) {
            sections.add(Section.OPERATION);
        }
        if (assignment.may(Right.MINE)) {
            sections.add(Section.MINE);
        }
        return sections;
    }

    private static boolean mayAny(Assignment assignment, Right... rights) {
        return Stream.of(rights).anyMatch(assignment::may);
    }
}
