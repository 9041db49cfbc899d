package se.statistiktjanst.service.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.TestDatabase;

/**
 * The traps of row-level security that were reproduced before this was built; those of the signed context stand in
 * {@code TenantTransactionIT}.
 */
class RowSecurityTrapsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Tenant ONE = new Tenant(1, "SE1-anna");
    private static final String COUNT = "select count(*) from usage.daily";

    @BeforeAll
    static void twoCareProviders() {
        db.superuserJdbi().useHandle(handle -> {
            handle.execute(
                    "insert into registry.care_provider (hsa_id, organisation_number, name, kind, county)"
                            + " select 'SE' || n, '232100000' || n, 'Region ' || n, 'region', '01' from generate_series(1, 2) n");
            handle.execute("insert into usage.daily (provider_id, unit_id, service_id, type_id, occurred_on, channel)"
                    + " select n, 0, 1, 1, '2021-01-01', 0 from generate_series(1, 2) n");
            handle.execute(
                    "insert into export.export (provider_id, form, purpose, purpose_text, recipe, ordered_by, life)"
                            + " select n, 'aggregate', 'statistics', '', '{}', 'SE' || n, '14 days' from generate_series(1, 2) n");
            handle.execute("insert into export.object"
                    + " (export_id, provider_id, name, media_type, stored_as, bytes, sha256, position)"
                    + " select id, provider_id, 'data.csv', 'text/csv', 'folder' || id, 0, '', 0 from export.export");
        });
    }

    @Test
    void theOwnerOfTheTablesSeesNoRow() {
        db.superuserJdbi().useTransaction(handle -> {
            handle.execute("insert into vault.person values (sha256(''), 1, 1)");
            handle.execute("set local role statistik_owner");
            assertThat(count(handle)).isZero();
            assertThat(one(handle, "select count(*) from vault.person"))
                    .as("the rights of statistik_vaultkeeper are not the owner's until it becomes that role")
                    .isZero();
            handle.rollback();
        });
    }

    @Test
    void aFunctionWithTheOwnersRightsSeesNoRow() {
        asOwner(handle -> {
            handle.execute("create function usage.all_rows() returns bigint language sql security definer"
                    + " set search_path = pg_catalog, pg_temp as '" + COUNT + "'");
            handle.execute("reset role");
            assertThat(one(handle, "select usage.all_rows()")).isZero();
        });
    }

    @Test
    void aViewOfTheInvokerShowsTheTenantsRowsOnly() {
        asOwner(handle -> {
            handle.execute("create view usage.invoked with (security_invoker = true) as select * from usage.daily");
            handle.execute("grant select on usage.invoked to statistik_staff");
            handle.execute("set local role statistik_staff");
            assertThatThrownBy(() -> one(handle, "select count(*) from usage.invoked"))
                    .hasMessageContaining("no tenant context");
        });
    }

    @Test
    void theContextIsGoneAfterTheTransactionAndAnEmptyOneRaises() {
        db.jdbi(DatabaseRole.STAFF).useHandle(handle -> {
            TenantTransaction same =
                    new TenantTransaction(Jdbi.create(handle.getConnection()), DatabaseRole.STAFF, db.signer());
            assertThat(same.<Long, RuntimeException>call(ONE, RowSecurityTrapsIT::count))
                    .isEqualTo(1);
            assertThat(handle.createQuery("select current_setting('statistics.context', true)")
                            .mapTo(String.class)
                            .one())
                    .isEmpty();
            assertThatThrownBy(() -> count(handle)).hasMessageContaining("no tenant context");
        });
    }

    @Test
    void anotherCareProvidersKeyIsRefusedAlikeWhetherItIsTakenOrNot() {
        String taken = refusal(2, exportOf(2));
        assertThat(taken).contains("violates row-level security policy");
        assertThat(refusal(2, 999)).isEqualTo(taken);
    }

    @Test
    void anExportOfAnotherCareProviderIsAsUnknownAsOneThatIsNot() {
        String foreign = refusal(1, exportOf(2));
        assertThat(foreign).contains("violates foreign key");
        assertThat(refusal(1, 999)).isEqualTo(foreign);
    }

    @Test
    void copyIntoATableWithRowSecurityIsRefused() {
        assertThatThrownBy(() -> db.tenant(DatabaseRole.EXPORTER)
                        .run(
                                ONE,
                                handle -> handle.getConnection()
                                        .unwrap(PGConnection.class)
                                        .getCopyAPI()
                                        .copyIn("copy export.object from stdin", new StringReader(""))))
                .hasMessageContaining("COPY FROM not supported with row-level security");
    }

    @Test
    void theCollectorWhoBypassesRowSecurityCanReadNoFactInAnyWay() {
        Jdbi collector = db.jdbi(DatabaseRole.COLLECTOR);
        collector.useHandle(handle -> {
            handle.createQuery("select event.ensure_month(:day)")
                    .bind("day", LocalDate.of(2021, 1, 1))
                    .mapTo(String.class)
                    .list();
            for (String sql : new String[] {
                "select count(*) from event.fact",
                "select count(*) from event.fact_202101",
                "copy event.fact to stdout",
                "copy event.fact_202101 to stdout",
                "delete from event.fact",
                "update event.fact set age = 1",
                "insert into event.fact (provider_id, service_id, type_id, sender_id, batch_id, key_prefix, at,"
                        + " occurred_on, hour) values (1, 1, 1, 1, 1, 1, '2021-01-01', '2021-01-01', 1)"
                        + " returning provider_id"
            }) {
                assertThatThrownBy(() -> handle.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        });
    }

    private static String refusal(int providerId, long exportId) {
        try {
            db.tenant(DatabaseRole.EXPORTER)
                    .run(
                            ONE,
                            handle -> handle.execute(
                                    "insert into export.object (export_id, provider_id, name, media_type, stored_as, bytes, sha256,"
                                            + " position) values (?, ?, 'data.csv', 'text/csv', gen_random_uuid()::text, 0, '', 0)",
                                    exportId,
                                    providerId));
            return "";
        } catch (UnableToExecuteStatementException e) {
            // The detail repeats the key that was sent, so only the message itself could tell something.
            PSQLException cause = (PSQLException) requireNonNull(e.getCause());
            return String.valueOf(requireNonNull(cause.getServerErrorMessage()).getMessage());
        }
    }

    private static long exportOf(int providerId) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select id from export.export where provider_id = :provider")
                        .bind("provider", providerId)
                        .mapTo(Long.class)
                        .one());
    }

    private static void asOwner(HandleConsumer<RuntimeException> work) {
        db.superuserJdbi().useTransaction(handle -> {
            handle.execute("set local role statistik_owner");
            work.useHandle(handle);
            handle.rollback();
        });
    }

    private static long count(Handle handle) {
        return one(handle, COUNT);
    }

    private static long one(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
