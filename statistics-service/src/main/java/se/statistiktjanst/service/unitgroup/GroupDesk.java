package se.statistiktjanst.service.unitgroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.unitgroup.GroupDraft;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;
import se.statistiktjanst.statistics.unitgroup.UnitGroups;

/** Groups for somebody who is logged in: only those who see all units of the care provider have to do with them. */
final class GroupDesk {
    private final TenantTransaction staff;
    private final UnitGroups groups;
    private final Clock clock;

    GroupDesk(TenantTransaction staff, UnitGroups groups, Clock clock) {
        this.staff = staff;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * The care provider's groups and what they are made of.
     *
     * @param firstDay since when there are figures, or the year's first day where there are none
     */
    record Shelf(List<UnitGroup> groups, List<OwnUnit> units, LocalDate firstDay, LocalDate today) {
        /** @throws ProblemException NOT_FOUND */
        UnitGroup group(String publicId) {
            return groups.stream()
                    .filter(group -> group.publicId().equals(publicId))
                    .findFirst()
                    .orElseThrow(ProblemException::notFound);
        }
    }

    /** @throws ProblemException FORBIDDEN, here and below, for who does not see all units */
    Shelf read(StaffSession session) {
        LocalDate today = LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
        return staff.call(tenant(session), handle -> {
            OwnUnitDao dao = handle.attach(OwnUnitDao.class);
            return new Shelf(
                    UnitGroups.read(handle), dao.units(), dao.firstDay().orElse(today.withDayOfYear(1)), today);
        });
    }

    void create(StaffSession session, GroupDraft draft) {
        groups.create(author(session), draft);
    }

    void change(StaffSession session, String publicId, int version, GroupDraft draft) {
        groups.change(author(session), publicId, version, draft);
    }

    void end(StaffSession session, String publicId, int version, LocalDate last) {
        groups.end(author(session), publicId, version, last);
    }

    private static UnitGroups.Author author(StaffSession session) {
        return new UnitGroups.Author(
                tenant(session), String.valueOf(session.assignment().assignmentHsaId()));
    }

    private static Tenant tenant(StaffSession session) {
        Assignment assignment = session.assignment();
        if (!assignment.may(Right.READ_PROVIDER)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "own groups of units are made by those who see all units of the care provider");
        }
        return new Tenant(assignment.providerId(), assignment.staffHsaId());
    }
}
