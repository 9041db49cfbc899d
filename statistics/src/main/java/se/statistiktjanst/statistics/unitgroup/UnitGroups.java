package se.statistiktjanst.statistics.unitgroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.unitgroup.UnitGroupDao.GroupRow;
import se.statistiktjanst.statistics.unitgroup.UnitGroupDao.MemberRow;

/**
 * Makes, changes and ends a care provider's groups, and logs it in the same transaction. Who may is the caller's to ask.
 */
public final class UnitGroups {
    /** In use at a time. */
    public static final int MOST_GROUPS = 200;

    private final TenantTransaction portal;
    private final Clock clock;

    public UnitGroups(TenantTransaction portal, Clock clock) {
        this.portal = portal;
        this.clock = clock;
    }

    /** Who changes something: for whom, and under which assignment. */
    public record Author(Tenant tenant, String role) {}

    /** All groups of the care provider, those in use first, by name; within a tenant transaction of staff. */
    public static List<UnitGroup> read(Handle staff) {
        UnitGroupDao dao = staff.attach(UnitGroupDao.class);
        Map<Integer, List<MemberRow>> members =
                dao.members().stream().collect(Collectors.groupingBy(MemberRow::groupId));
        return dao.groups().stream()
                .map(row -> group(row, members.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static UnitGroup group(GroupRow row, List<MemberRow> members) {
        return new UnitGroup(row.publicId(), row.name(), row.version(), row.lastDay(), memberships(members));
    }

    private static List<Membership> memberships(List<MemberRow> rows) {
        return rows.stream().map(MemberRow::membership).toList();
    }

    /**
     * Makes a group and gives its public id.
     *
     * @throws InvalidGroupException with what is wrong
     * @throws ProblemException NOT_FOUND for a unit that the care provider does not have
     */
    public String create(Author author, GroupDraft draft) {
        draft.check();
        return portal.call(author.tenant(), handle -> {
            UnitGroupDao dao = locked(handle);
            if (dao.inUse() >= MOST_GROUPS) {
                throw InvalidGroupException.of(GroupFault.TOO_MANY_GROUPS);
            }
            if (dao.isTaken(draft.name(), null)) {
                throw InvalidGroupException.of(GroupFault.NAME_TAKEN);
            }
            String publicId = dao.create(draft.name());
            replace(handle, author, "group.create", dao.group(publicId).orElseThrow(), draft);
            return publicId;
        });
    }

    /**
     * Renames a group and puts other units or days in.
     *
     * @param version of the group that the draft was made from
     * @throws InvalidGroupException with what is wrong
     * @throws ProblemException NOT_FOUND for a group or unit that the care provider does not have
     */
    public void change(Author author, String publicId, int version, GroupDraft draft) {
        draft.check();
        portal.run(author.tenant(), handle -> {
            UnitGroupDao dao = locked(handle);
            GroupRow group = current(dao, publicId, version);
            if (dao.isTaken(draft.name(), publicId)) {
                throw InvalidGroupException.of(GroupFault.NAME_TAKEN);
            }
            replace(handle, author, "group.change", group, draft);
            dao.change(group.id(), draft.name());
        });
    }

    /**
     * Ends a group: after its last day it has no units. What it had until then can be asked for ever.
     *
     * @throws InvalidGroupException ENDED_AHEAD for a day that has not come; ENDED, CHANGED_MEANWHILE
     * @throws ProblemException NOT_FOUND for a group that the care provider does not have
     */
    public void end(Author author, String publicId, int version, LocalDate last) {
        if (last.isAfter(LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM)))) {
            throw InvalidGroupException.of(GroupFault.ENDED_AHEAD);
        }
        portal.run(author.tenant(), handle -> {
            UnitGroupDao dao = locked(handle);
            GroupRow group = current(dao, publicId, version);
            GroupDraft now = new GroupDraft(group.name(), memberships(dao.members(group.id())));
            replace(handle, author, "group.end", group, now.until(last));
            dao.change(group.id(), group.name());
            dao.end(group.id(), last);
        });
    }

    private static UnitGroupDao locked(Handle handle) {
        UnitGroupDao dao = handle.attach(UnitGroupDao.class);
        dao.lock();
        return dao;
    }

    private static GroupRow current(UnitGroupDao dao, String publicId, int version) {
        GroupRow group = dao.group(publicId).orElseThrow(ProblemException::notFound);
        if (group.lastDay() != null) {
            throw InvalidGroupException.of(GroupFault.ENDED);
        }
        if (group.version() != version) {
            throw InvalidGroupException.of(GroupFault.CHANGED_MEANWHILE);
        }
        return group;
    }

    /** Only rows that differ are touched, and they are what the log tells. */
    private static void replace(Handle handle, Author author, String action, GroupRow group, GroupDraft draft) {
        UnitGroupDao dao = handle.attach(UnitGroupDao.class);
        List<MemberRow> before = dao.members(group.id());
        Set<Membership> kept = new HashSet<>(memberships(before));
        kept.retainAll(draft.members());
        before.stream()
                .map(MemberRow::membership)
                .filter(member -> !kept.contains(member))
                .forEach(member -> dao.remove(group.id(), member.unit(), member.from()));
        for (Membership member : draft.members()) {
            if (!kept.contains(member) && dao.add(group.id(), member.unit(), member.from(), member.last()) != 1) {
                throw ProblemException.notFound();
            }
        }
        List<MemberRow> after = dao.members(group.id());
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        author.tenant().providerId(),
                        author.tenant().viewer(),
                        author.role(),
                        action,
                        group.publicId(),
                        "Statistik",
                        null,
                        Map.of(
                                "name", draft.name(),
                                "was", group.name(),
                                "removed", without(before, kept),
                                "added", without(after, kept))));
    }

    private static List<String> without(List<MemberRow> rows, Set<Membership> kept) {
        return rows.stream()
                .filter(row -> !kept.contains(row.membership()))
                .map(row -> "%s %s/%s".formatted(row.hsaId(), row.fromOn(), row.last() == null ? ".." : row.last()))
                .toList();
    }
}
