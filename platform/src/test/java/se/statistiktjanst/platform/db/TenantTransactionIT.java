package se.statistiktjanst.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.embedded.TestDatabase;

class TenantTransactionIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Tenant ONE = new Tenant(1, "SE1-anna");
    private static final Tenant TWO = new Tenant(2, "SE2-bo");
    private static final String COUNT = "select count(*) from audit.entry";

    private final TenantTransaction transactions = db.tenant(DatabaseRole.STAFF);

    @BeforeEach
    void logOneLookEach() {
        db.superuserJdbi().useHandle(handle -> handle.execute("truncate audit.entry"));
        for (Tenant tenant : new Tenant[] {ONE, TWO}) {
            transactions.run(tenant, handle -> AccessLog.append(handle, look(tenant)));
        }
    }

    @Test
    void showsOneCareProviderItsOwnRowsOnly() {
        List<String> viewers = transactions.call(
                ONE,
                h -> h.createQuery("select viewer from audit.entry")
                        .mapTo(String.class)
                        .list());
        assertThat(viewers).containsExactly("SE1-anna");
    }

    @Test
    void raisesWithoutContext() {
        assertThatThrownBy(() -> count(db.jdbi(DatabaseRole.STAFF))).hasMessageContaining("no tenant context");
    }

    @Test
    void leavesNoContextToTheNextBorrower() {
        Jdbi jdbi = db.jdbi(DatabaseRole.STAFF);
        jdbi.useHandle(handle -> {
            TenantTransaction here =
                    new TenantTransaction(Jdbi.create(handle.getConnection()), DatabaseRole.STAFF, db.signer());
            here.run(ONE, h -> {});
            assertThatThrownBy(() -> handle.createQuery(COUNT).mapTo(Long.class).one())
                    .hasMessageContaining("no tenant context");
        });
    }

    @Test
    void refusesAForgedContext() {
        ContextSigner forger = new ContextSigner(new SecretKeySpec(new byte[] {7}, "HmacSHA256"), 1, Clock.systemUTC());
        TenantTransaction forged = new TenantTransaction(db.jdbi(DatabaseRole.STAFF), DatabaseRole.STAFF, forger);
        assertThatThrownBy(() -> forged.call(
                        TWO, h -> h.createQuery(COUNT).mapTo(Long.class).one()))
                .hasMessageContaining("forged tenant context");
    }

    @Test
    void refusesAContextMadeForAnotherRole() {
        TenantTransaction other =
                new TenantTransaction(db.jdbi(DatabaseRole.STAFF), DatabaseRole.EXPORTER, db.signer());
        assertThatThrownBy(() -> other.call(
                        ONE, h -> h.createQuery(COUNT).mapTo(Long.class).one()))
                .hasMessageContaining("another session");
    }

    @Test
    void refusesAnExpiredContext() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));
        ContextSigner signer = new ContextSigner(new SecretKeySpec(new byte[32], "HmacSHA256"), 1, late);
        TenantTransaction old = new TenantTransaction(db.jdbi(DatabaseRole.STAFF), DatabaseRole.STAFF, signer);
        assertThatThrownBy(() -> old.call(
                        ONE, h -> h.createQuery(COUNT).mapTo(Long.class).one()))
                .hasMessageContaining("expired");
    }

    @Test
    void cannotBeTurnedToAnotherCareProviderByInjectedSql() {
        assertThatThrownBy(() -> transactions.call(ONE, handle -> {
                    String token = handle.createQuery("select current_setting('statistics.context')")
                            .mapTo(String.class)
                            .one();
                    handle.createQuery("select set_config('statistics.context', :forged, true)")
                            .bind("forged", "2" + token.substring(1))
                            .mapTo(String.class)
                            .one();
                    return handle.createQuery(COUNT).mapTo(Long.class).one();
                }))
                .hasMessageContaining("forged tenant context");
    }

    @Test
    void keepsTheKeyOfTheContextFromEveryRole() {
        for (DatabaseRole role : DatabaseRole.values()) {
            if (role != DatabaseRole.MIGRATOR) {
                assertThatThrownBy(() -> db.jdbi(role)
                                .withHandle(h -> h.createQuery("select secret from access.context_key")
                                        .mapTo(byte[].class)
                                        .list()))
                        .as(role.login())
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private static AccessLog.Entry look(Tenant tenant) {
        return new AccessLog.Entry(
                tenant.providerId(), tenant.viewer(), "manager", "staff.view", "page", "Statistik", null, Map.of());
    }

    private static long count(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.createQuery(COUNT).mapTo(Long.class).one());
    }
}
