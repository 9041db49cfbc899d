package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Residents of whole care providers. For the role of the counter. */
public interface PresenceDao {
    /** The set of one unit. */
    @SuppressWarnings("ArrayRecordComponent") // a row: never compared
    record UnitPresence(short serviceId, short typeId, byte[] residents) {}

    /** The set of one home county. */
    @SuppressWarnings("ArrayRecordComponent") // a row: never compared
    record HomePresence(short county, byte[] residents) {}

    /** A number of residents of one home county. */
    record HomeNumber(LocalDate periodOn, short county, int people) {}

    /** Who was there until the end of a month. */
    @SuppressWarnings("ArrayRecordComponent") // a row: never compared
    record Past(LocalDate untilOn, byte[] residents) {}

    /** The same lock as folding: what is settled must not change meanwhile. */
    @SqlQuery("select pg_try_advisory_xact_lock(hashtext('usage.fold'))")
    boolean tryLock();

    @SqlQuery("""
            select provider_id, month_on from usage.presence_state
            where not settled and changed_at <= operation.now() - :seconds * interval '1 second'
            order by provider_id, month_on
            limit :limit
            """)
    List<QuietMonth> quiet(long seconds, int limit);

    @SqlQuery("""
            select exists (select from usage.presence_state
                where provider_id = :provider and month_on = :month and not settled
                    and changed_at <= operation.now() - :seconds * interval '1 second')
            """)
    boolean isStillQuiet(int provider, LocalDate month, long seconds);

    @SqlQuery("""
            select service_id, type_id, residents from usage.presence_month
            where provider_id = :provider and month_on = :month
            """)
    List<UnitPresence> units(int provider, LocalDate month);

    @SqlUpdate("""
            insert into usage.provider_presence_month (provider_id, month_on, service_id, type_id, people, residents)
            values (:provider, :month, :service, :type, :people, :residents)
            """)
    void store(int provider, LocalDate month, short service, short type, int people, byte[] residents);

    @SqlUpdate("""
            update usage.presence_state set settled = true, people = :people, types = :types::smallint[]
            where provider_id = :provider and month_on = :month
            """)
    void markSettled(int provider, LocalDate month, int people, int[] types);

    /** The months of a care provider, oldest first. */
    @SqlQuery("""
            select month_on, settled, people, known, types::int[] as types from usage.presence_state
            where provider_id = :provider
            order by month_on
            """)
    List<PresenceState> months(int provider);

    /** All residents of a settled month. */
    @SqlQuery("""
            select residents from usage.provider_presence_month
            where provider_id = :provider and month_on = :month and service_id = 0 and type_id = 0
            """)
    Optional<byte[]> whole(int provider, LocalDate month);

    @SqlUpdate("""
            update usage.presence_state set known = :known where provider_id = :provider and month_on = :month
            """)
    void markKnown(int provider, LocalDate month, int known);

    @SqlQuery("select until_on, residents from usage.presence_past where provider_id = :provider")
    Optional<Past> past(int provider);

    @SqlUpdate("""
            insert into usage.presence_past (provider_id, until_on, residents) values (:provider, :until, :residents)
            on conflict (provider_id) do update set until_on = excluded.until_on, residents = excluded.residents
            """)
    void storePast(int provider, LocalDate until, byte[] residents);

    /** The sets of all home counties in some months. */
    @SqlQuery("""
            select county, residents from usage.county_presence_month
            where provider_id = :provider and month_on between :first and :last
            """)
    List<HomePresence> homes(int provider, LocalDate first, LocalDate last);

    /** All residents of each of some settled months. */
    @SqlQuery("""
            select residents from usage.provider_presence_month
            where provider_id = :provider and month_on between :first and :last and service_id = 0 and type_id = 0
            """)
    List<byte[]> wholes(int provider, LocalDate first, LocalDate last);

    @SqlUpdate("""
            delete from usage.county_people
            where provider_id = :provider and months = :months and period_on = :period
            """)
    void dropCountyPeople(int provider, int months, LocalDate period);

    @SqlUpdate("""
            insert into usage.county_people (provider_id, months, period_on, county, people)
            values (:provider, :months, :period, :county, :people)
            """)
    void storeCountyPeople(int provider, int months, LocalDate period, int county, int people);

    /** What is kept of periods that begin within some days. */
    @SqlQuery("""
            select period_on, county, people from usage.county_people
            where provider_id = :provider and months = :months and period_on between :first and :last
            """)
    List<HomeNumber> countyPeople(int provider, int months, LocalDate first, LocalDate last);
}
