package se.statistiktjanst.statistics.unitgroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Groups of one care provider: only within a tenant transaction, of staff to read, of the portal to change. */
public interface UnitGroupDao {
    /** A row of {@code registry.unit_group}; {@code lastDay} is null while it is in use. */
    record GroupRow(
            int id,
            String publicId,
            String name,
            int version,
            @Nullable LocalDate lastDay) {}

    /** A row of {@code registry.unit_group_member} with its unit. */
    record MemberRow(
            int groupId,
            String unit,
            String hsaId,
            LocalDate fromOn,
            @Nullable LocalDate last) {
        Membership membership() {
            return new Membership(unit, fromOn, last);
        }
    }

    @SqlQuery("""
            select id, public_id, name, version, ended_on - 1 as last_day from registry.unit_group
            order by ended_on is not null, lower(name), id
            """)
    List<GroupRow> groups();

    @SqlQuery("""
            select id, public_id, name, version, ended_on - 1 as last_day from registry.unit_group
            where public_id = :publicId
            """)
    Optional<GroupRow> group(String publicId);

    @SqlQuery("""
            select m.group_id, u.public_id as unit, u.hsa_id, m.from_on, m.to_on - 1 as last
            from registry.unit_group_member m join registry.unit u on u.provider_id = m.provider_id and u.id = m.unit_id
            order by m.group_id, u.name, u.id, m.from_on
            """)
    List<MemberRow> members();

    @SqlQuery("""
            select m.group_id, u.public_id as unit, u.hsa_id, m.from_on, m.to_on - 1 as last
            from registry.unit_group_member m join registry.unit u on u.provider_id = m.provider_id and u.id = m.unit_id
            where m.group_id = :group
            order by u.name, u.id, m.from_on
            """)
    List<MemberRow> members(int group);

    /** Lets the care provider's groups be changed by one transaction at a time. */
    @SqlQuery("select pg_advisory_xact_lock(hashtext('registry.unit_group'), (select access.provider())) is null")
    boolean lock();

    @SqlQuery("select count(*) from registry.unit_group where ended_on is null")
    int inUse();

    @SqlQuery("""
            select exists (
                select from registry.unit_group
                where ended_on is null and lower(name) = lower(:name) and public_id is distinct from :except)
            """)
    boolean isTaken(String name, @Nullable String except);

    @SqlQuery("""
            insert into registry.unit_group (provider_id, name) values ((select access.provider()), :name)
            returning public_id
            """)
    String create(String name);

    @SqlUpdate("update registry.unit_group set name = :name, version = version + 1 where id = :group")
    void change(int group, String name);

    @SqlUpdate("update registry.unit_group set ended_on = :last::date + 1 where id = :group")
    void end(int group, LocalDate last);

    /** 0 if the care provider has no such unit. */
    @SqlUpdate("""
            insert into registry.unit_group_member (provider_id, group_id, unit_id, from_on, to_on)
            select u.provider_id, :group, u.id, :from, :last::date + 1
            from registry.unit u where u.provider_id = (select access.provider()) and u.public_id = :unit
            """)
    int add(int group, String unit, LocalDate from, @Nullable LocalDate last);

    @SqlUpdate("""
            delete from registry.unit_group_member m using registry.unit u
            where m.group_id = :group and m.from_on = :from and u.provider_id = m.provider_id and u.id = m.unit_id
                and u.public_id = :unit
            """)
    void remove(int group, String unit, LocalDate from);
}
