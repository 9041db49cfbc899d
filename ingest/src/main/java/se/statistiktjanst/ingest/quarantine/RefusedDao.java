package se.statistiktjanst.ingest.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Quarantine without its payloads. For the role of the collector. */
public interface RefusedDao {
    /** Where a page begins. */
    record Place(long id, Instant at) {}

    @SqlQuery
    @UseClasspathSqlLocator
    List<RefusedEvent> list(
            @Bind("senderId") short senderId,
            @Bind("state") @Nullable String state,
            @Bind("reason") @Nullable String reason,
            @Bind("afterId") @Nullable Long afterId,
            @Bind("afterAt") @Nullable Instant afterAt,
            @Bind("limit") int limit);

    @SqlQuery("select id, received_at as at from event.quarantine"
            + " where sender_id = :senderId and public_id = :problem order by id")
    Optional<Place> place(short senderId, String problem);

    @SqlQuery("select count(*) from event.quarantine where sender_id = :senderId and closed_at is null")
    long countOpen(short senderId);

    @SqlUpdate("""
            update event.quarantine
            set closed_at = operation.now(), closed_as = 'dismissed', closed_reason = :reason, sealed = ''
            where sender_id = :senderId and public_id = :problem and closed_at is null
            """)
    int dismiss(short senderId, String problem, String reason);

    /** Says of events that were replayed and taken that they were: most are closed as mended by then. */
    @SqlUpdate("""
            update event.quarantine
            set closed_at = coalesce(closed_at, operation.now()), closed_as = 'replayed', sealed = ''
            where sender_id = :senderId and public_id = any (:problems)
                and (closed_at is null or closed_as = 'mended')
            """)
    int markReplayed(short senderId, String[] problems);

    /** Adds a rule, or finds the one that maps the same and lets it map to the new value. */
    @SqlQuery("""
            insert into event.mending_rule (sender_id, reason, pointer, from_value, to_value)
            values (:senderId, :reason, :pointer, :from, :to)
            on conflict (sender_id, reason, pointer, from_value) do update set to_value = excluded.to_value
            returning public_id
            """)
    String saveRule(short senderId, @BindMethods MendingRule rule);

    @SqlQuery("""
            select public_id as rule, reason, pointer, from_value as "from", to_value as "to", replayed_at, mended
            from event.mending_rule
            where sender_id = :senderId and (:rule::text is null or public_id = :rule)
            order by id
            """)
    List<MendingRule.Saved> rules(@Bind("senderId") short senderId, @Bind("rule") @Nullable String rule);

    @SqlUpdate("""
            update event.mending_rule set replayed_at = operation.now(), mended = mended + :mended
            where sender_id = :senderId and public_id = :rule
            """)
    void markRuleReplayed(short senderId, String rule, long mended);
}
