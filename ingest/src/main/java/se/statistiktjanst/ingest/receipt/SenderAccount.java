package se.statistiktjanst.ingest.receipt;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** How a sender is registered, and its last days in short. Holds no secret and nothing of anybody. */
public final class SenderAccount {
    /**
     * A sender as it is registered.
     *
     * @param hasToken whether an API token is registered for it
     * @param oauthClient the client by which its access tokens name it; null if it has none
     * @param certificates how many client certificates are registered by their fingerprint
     * @param certificateSubject the subject by which its client certificate names it; null if it has none
     * @param services codes of the services that it may report for
     */
    public record Registration(
            String code,
            String name,
            String source,
            boolean hasToken,
            @Nullable String oauthClient,
            int certificates,
            @Nullable String certificateSubject,
            boolean numericIds,
            @Nullable LocalDate historicalFrom,
            @Nullable LocalDate historicalTo,
            List<String> services) {}

    /**
     * A UTC day of a sender.
     *
     * @param accepted events of the day that are stored
     * @param withdrawn those of them that it took back
     * @param open refused events of the day in quarantine
     * @param lost refused events of the day that expired
     * @param reconciled match or differs, as the last comparison ended; null for never
     */
    public record Day(
            LocalDate day,
            long accepted,
            long withdrawn,
            long open,
            long lost,
            @Nullable String reconciled,

            @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant checkedAt) {}

    private static final String REGISTRATION = """
            select s.code, s.name, s.source, s.token_hash is not null as has_token, s.oauth_client,
                cardinality(s.certificate_sha256) as certificates, s.certificate_subject, s.numeric_ids,
                s.historical_from_on as historical_from, s.historical_to_on as historical_to,
                array(
                    select v.code from registry.sender_service x join registry.service v on v.id = x.service_id
                    where x.sender_id = s.id order by v.code) as services
            from registry.sender s
            where s.code = :code
            order by s.id
            """;
    private static final String DAYS = """
            with sender as (
                select id from registry.sender where code = :code
            ), day as (
                select d::date as day
                from generate_series(:first::date, :last::date, interval '1 day') as d
            ), accepted as (
                select (hour_at at time zone 'UTC')::date as day, sum(accepted) as accepted
                from event.batch_count
                where sender_id = (select id from sender) and hour_at >= (:first::date)::timestamp at time zone 'UTC'
                    and hour_at < (:last::date + 1)::timestamp at time zone 'UTC'
                group by 1
            ), withdrawn as (
                select (to_timestamp(key_hour * 3600::bigint) at time zone 'UTC')::date as day, count(*) as withdrawn
                from event.correction
                where sender_id = (select id from sender) and action = 'withdraw'
                    and key_hour >= extract(epoch from :first::date)::bigint / 3600
                group by 1
            ), refused as (
                select (coalesce(event_at, received_at) at time zone 'UTC')::date as day,
                    count(*) filter (where closed_at is null) as open,
                    count(*) filter (where closed_as = 'expired') as lost
                from event.quarantine
                where sender_id = (select id from sender) and (closed_at is null or closed_as = 'expired')
                group by 1
            )
            select day.day, coalesce(a.accepted, 0) as accepted, coalesce(w.withdrawn, 0) as withdrawn,
                coalesce(r.open, 0) as open, coalesce(r.lost, 0) as lost, c.state as reconciled, c.checked_at
            from day
            left join accepted a on a.day = day.day
            left join withdrawn w on w.day = day.day
            left join refused r on r.day = day.day
            left join event.reconciliation c on c.sender_id = (select id from sender) and c.day = day.day
            order by day.day desc
            """;

    private final Jdbi collector;

    /** @param collector the pool of the collector's role */
    public SenderAccount(Jdbi collector) {
        this.collector = collector;
    }

    public Optional<Registration> registration(String code) {
        return collector.withHandle(handle -> handle.createQuery(REGISTRATION)
                .bind("code", code)
                .map(ConstructorMapper.of(Registration.class))
                .findOne());
    }

    /** Days of a sender, the latest first. */
    public List<Day> days(String code, LocalDate first, LocalDate last) {
        return collector.withHandle(handle -> handle.createQuery(DAYS)
                .bind("code", code)
                .bind("first", first)
                .bind("last", last)
                .map(ConstructorMapper.of(Day.class))
                .list());
    }
}
