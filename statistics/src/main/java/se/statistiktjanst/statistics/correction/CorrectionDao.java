package se.statistiktjanst.statistics.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Moves corrected facts to history and takes them out of the roll-ups. For the role of the counter. */
public interface CorrectionDao {
    /** The same lock as folding: a roll-up row has one writer. */
    @SqlQuery("select pg_try_advisory_xact_lock(hashtext('usage.fold'))")
    boolean tryLock();

    @SqlQuery("""
            select sender_id, correction_id, old_on, old_key
            from event.correction
            where applied_at is null
            order by batch_id, sender_id, key_id, version
            limit :limit
            """)
    List<PendingCorrection> pending(int limit);

    /** Every care provider: with them the index of a day's facts can be used, and the key finds the fact. */
    @SqlQuery("select id from registry.care_provider order by id")
    int[] providers();

    /** Moves facts to history, those of them that are folded, and gives the corrections that did it. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<UUID> remove(short sender, LocalDate day, long[] keys, int[] providers);

    /** Keys of the asked facts that are there but not folded yet. */
    @SqlQuery("""
            select key_prefix from event.fact
            where provider_id = any (:providers) and occurred_on = :day and sender_id = :sender
                and key_prefix = any (:keys)
            order by key_prefix
            """)
    List<Long> notFolded(short sender, LocalDate day, long[] keys, int[] providers);

    @SqlUpdate
    @UseClasspathSqlLocator
    int unfoldCompleteness(short sender, UUID[] corrections);

    @SqlUpdate("delete from usage.daily where events = 0 and occurred_on = :day and provider_id = any (:providers)")
    int dropEmptyDaily(LocalDate day, int[] providers);

    @SqlUpdate("""
            delete from usage.staff_month
            where events = 0 and month_on = date_trunc('month', :day)::date and provider_id = any (:providers)
            """)
    int dropEmptyStaffMonth(LocalDate day, int[] providers);

    @SqlUpdate("""
            delete from usage.weekday_month
            where hours = '' and month_on = date_trunc('month', :day)::date and provider_id = any (:providers)
            """)
    int dropEmptyWeekdayMonth(LocalDate day, int[] providers);

    @SqlUpdate("""
            delete from usage.unit_month
            where events = 0 and month_on = date_trunc('month', :day)::date and provider_id = any (:providers)
            """)
    int dropEmptyUnitMonth(LocalDate day, int[] providers);

    @SqlUpdate("""
            delete from usage.county_month
            where events = 0 and month_on = date_trunc('month', :day)::date and provider_id = any (:providers)
            """)
    int dropEmptyCountyMonth(LocalDate day, int[] providers);

    /** Residents of removed facts who have no other fact in the same place and month. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<GonePresence> gone(short sender, UUID[] corrections);

    @SqlQuery("""
            select residents from usage.presence_month
            where provider_id = :providerId and unit_id = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    Optional<byte[]> presence(@BindMethods GonePresence place);

    @SqlUpdate("""
            update usage.presence_month set residents = :bitmap
            where provider_id = :providerId and unit_id = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    void storePresence(@BindMethods GonePresence place, byte[] bitmap);

    @SqlUpdate("""
            delete from usage.presence_month
            where provider_id = :providerId and unit_id = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    void dropPresence(@BindMethods GonePresence place);

    /** As {@link #gone}, by the county where they live. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<GonePresence> goneFromCounties(short sender, UUID[] corrections);

    @SqlQuery("""
            select residents from usage.county_presence_month
            where provider_id = :providerId and county = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    Optional<byte[]> countyPresence(@BindMethods GonePresence place);

    @SqlUpdate("""
            update usage.county_presence_month set residents = :bitmap
            where provider_id = :providerId and county = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    void storeCountyPresence(@BindMethods GonePresence place, byte[] bitmap);

    @SqlUpdate("""
            delete from usage.county_presence_month
            where provider_id = :providerId and county = :placeId and service_id = :serviceId and type_id = :typeId
                and month_on = :monthOn
            """)
    void dropCountyPresence(@BindMethods GonePresence place);

    /** Notes which months have lost facts, for the revision of what is published of them. */
    @SqlUpdate
    @UseClasspathSqlLocator
    void noteMonths(short sender, UUID[] corrections);

    @SqlUpdate("""
            update event.correction set applied_at = operation.now(), removed = :removed
            where sender_id = :sender and correction_id = any (:corrections)
            """)
    void markApplied(short sender, UUID[] corrections, short removed);
}
