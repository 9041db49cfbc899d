package se.statistiktjanst.service.staff;

import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.Viewer;

/** A session as the header of a page shows it. */
public final class Viewers {
    private Viewers() {}

    public static Viewer of(StaffSession session) {
        Assignment assignment = session.assignment();
        String name = (assignment.givenName() + " " + assignment.surname()).strip();
        String acting = assignment.unitName() == null ? assignment.providerName() : assignment.unitName();
        return new Viewer(name.isEmpty() ? assignment.staffHsaId() : name, acting, session.csrfToken());
    }
}
