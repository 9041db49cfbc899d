package se.statistiktjanst.ingest.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.notice.NoticeOutbox;

/**
 * What the transports tell of their integrations, kept in {@code event.integration}, and the notices when one turns faulty
 * or silent, or is well again: each once, in the transaction that notes it.
 */
public final class IntegrationHealth implements Contacts {
    private static final Logger log = LoggerFactory.getLogger(IntegrationHealth.class);
    private static final String ROWS = """
            select name, kind, extract(epoch from expected_every)::bigint as expected_s, since_at, contact_at, error_code,
                error_at, failures, active, told
            from event.integration order by name
            """;

    private final Jdbi pool;
    private final Clock clock;

    /** @param pool of the collector's role; that of the operator's is enough for {@link #list} */
    public IntegrationHealth(Jdbi pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Makes these the integrations that there are; others are off from now on. */
    public void declare(List<Integration.Declared> declared) {
        pool.useTransaction(handle -> {
            handle.createUpdate("update event.integration set active = false where active and name <> all (:names)")
                    .bindArray(
                            "names",
                            String.class,
                            declared.stream().map(Integration.Declared::name).toList())
                    .execute();
            for (Integration.Declared each : declared) {
                @Nullable Duration every = each.expectedEvery();
                handle.createUpdate("""
                                insert into event.integration as i (name, kind, expected_every)
                                values (:name, :kind, :every * interval '1 second')
                                on conflict (name) do update set kind = excluded.kind,
                                    expected_every = excluded.expected_every, active = true,
                                    since_at = case when i.active then i.since_at else operation.now() end
                                """)
                        .bind("name", each.name())
                        .bind("kind", each.kind())
                        .bind("every", every == null ? null : every.toSeconds())
                        .execute();
            }
        });
    }

    @Override
    public void worked(String integration) {
        update(
                "update event.integration set contact_at = operation.now(), failures = 0 where name = :name",
                integration,
                "");
    }

    @Override
    public void failed(String integration, String errorCode) {
        update(
                "update event.integration set error_at = operation.now(), error_code = :code, failures = failures + 1"
                        + " where name = :name",
                integration,
                errorCode);
    }

    private void update(String sql, String integration, String errorCode) {
        try {
            pool.useHandle(handle -> handle.createUpdate(sql)
                    .bind("name", integration)
                    .bind("code", errorCode)
                    .execute());
        } catch (RuntimeException e) {
            // What is told of must not fail because the telling did.
            log.warn(
                    "the health of {} could not be kept: {}",
                    integration,
                    e.getClass().getName());
        }
    }

    /** All integrations, by name. */
    public List<Integration> list() {
        Instant now = clock.instant();
        return pool.withHandle(handle -> rows(handle, ROWS)).stream()
                .map(row -> row.integration(now))
                .toList();
    }

    /** Looks at the senders' receipts, and writes a notice for each integration that turned bad, or well again. */
    public void look() {
        Instant now = clock.instant();
        pool.useTransaction(handle -> {
            handle.execute("""
                    update event.integration i set contact_at = b.at, failures = 0
                    from (select s.code, max(b.received_at) as at from registry.sender s join event.batch b on b.sender_id = s.id
                          where b.transport = 'http' group by s.code) b
                    where i.name = 'sender:' || b.code and i.contact_at is distinct from b.at
                    """);
            for (Row row : rows(handle, ROWS.replace("order by name", "where active order by name for update"))) {
                tell(handle, row, row.integration(now));
            }
        });
    }

    private static void tell(Handle handle, Row row, Integration integration) {
        IntegrationState state = integration.state();
        boolean wasBad = row.told().equals("silent") || row.told().equals("faulty");
        if (state.code().equals(row.told())) {
            return;
        }
        if (state.isBad() || wasBad) {
            NoticeOutbox.add(
                    handle,
                    state.isBad() ? "integration.bad" : "integration.well",
                    null,
                    "{\"integration\":\"%s\",\"state\":\"%s\",\"errorCode\":\"%s\"}"
                            .formatted(
                                    integration.name(),
                                    state.code(),
                                    state == IntegrationState.FAULTY ? integration.errorCode() : ""));
        }
        handle.createUpdate("update event.integration set told = :told where name = :name")
                .bind("told", state.code())
                .bind("name", integration.name())
                .execute();
    }

    private record Row(
            String name,
            String kind,
            @Nullable Duration expectedEvery,
            Instant sinceAt,
            @Nullable Instant contactAt,
            @Nullable String errorCode,
            @Nullable Instant errorAt,
            int failures,
            boolean active,
            String told) {
        Integration integration(Instant now) {
            return new Integration(
                    name,
                    kind,
                    IntegrationState.of(active, expectedEvery, sinceAt, contactAt, errorAt, now),
                    expectedEvery,
                    contactAt,
                    errorCode,
                    errorAt,
                    failures);
        }
    }

    private static List<Row> rows(Handle handle, String sql) {
        return handle.createQuery(sql)
                .map((row, context) -> {
                    long seconds = row.getLong("expected_s");
                    return new Row(
                            row.getString("name"),
                            row.getString("kind"),
                            seconds == 0 ? null : Duration.ofSeconds(seconds),
                            row.getObject("since_at", OffsetDateTime.class).toInstant(),
                            instant(row.getObject("contact_at", OffsetDateTime.class)),
                            row.getString("error_code"),
                            instant(row.getObject("error_at", OffsetDateTime.class)),
                            row.getInt("failures"),
                            row.getBoolean("active"),
                            row.getString("told"));
                })
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
