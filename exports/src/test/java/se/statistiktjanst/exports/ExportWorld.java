package se.statistiktjanst.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.DownloadResult;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantResult;
import se.statistiktjanst.exports.download.GrantRules;
import se.statistiktjanst.exports.download.GrantToken;
import se.statistiktjanst.exports.expiry.ExpirySweeper;
import se.statistiktjanst.exports.expiry.ProjectSweeper;
import se.statistiktjanst.exports.expiry.Revocation;
import se.statistiktjanst.exports.life.ExportLife;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ExportScope;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.OrderRules;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.exports.run.ExportJobs;
import se.statistiktjanst.exports.run.ExportJobsFactory;
import se.statistiktjanst.exports.run.RunRules;
import se.statistiktjanst.exports.run.VaultNumberResolver;
import se.statistiktjanst.exports.store.FileObjectStore;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** Two care providers with some events, and everything an export needs on top of a test database. */
public final class ExportWorld {
    /** From Skatteverket's published test numbers. */
    static final List<String> NUMBERS =
            List.of("189001019802", "189001039800", "189001059808", "189001079806", "189001099804");

    public static final YearMonth MONTH = YearMonth.of(2021, 1);
    static final String TYPE = "se.statistiktjanst.call.v1";

    final Jdbi superuser;
    private final TenantTransaction exporter;
    private final TenantTransaction eraser;
    final Path keyFolder;
    final Path objectFolder;
    public final ExportOrders orders;
    public final ExportDownloads downloads;
    public final ExportJobs jobs;
    public final ExpirySweeper sweeper;
    final ProjectSweeper projectSweeper;
    final Projects projects;
    final KeyTree keyTree = new KeyTree(RootKey.random());
    final VaultCipher cipher = new VaultCipher(keyTree);
    /** Called while an aggregate export runs. */
    Runnable duringAggregate = () -> {};
    /** Called while an export with numbers runs. */
    Runnable duringNumbers = () -> {};

    int one;
    int other;

    public ExportWorld(TestDatabase database, Path folder) {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        Arrays.stream(DatabaseRole.values()).forEach(role -> passwords.put(role, "secret-" + role));
        superuser = Pools.jdbi(database.superuserDataSource());
        Bootstrap.run(superuser, passwords);
        Migrations migrations = new Migrations(database.url(), "secret-MIGRATOR");
        migrations.migrate();
        SecretKeySpec contextKey = new SecretKeySpec(new byte[32], "HmacSHA256");
        migrations.installKeys(1, contextKey, contextKey);
        ContextSigner signer = new ContextSigner(contextKey, 1, Clock.systemUTC());
        Jdbi exporterJdbi = jdbi(database, DatabaseRole.EXPORTER);
        exporter = new TenantTransaction(exporterJdbi, DatabaseRole.EXPORTER, signer);
        TenantTransaction resolver =
                new TenantTransaction(jdbi(database, DatabaseRole.RESOLVER), DatabaseRole.RESOLVER, signer);
        Jdbi eraserJdbi = jdbi(database, DatabaseRole.ERASER);
        eraser = new TenantTransaction(eraserJdbi, DatabaseRole.ERASER, signer);
        keyFolder = folder.resolve("keys");
        objectFolder = folder.resolve("objects");
        FileShreddableKeyStore keys = new FileShreddableKeyStore(keyFolder, keyTree);
        FileObjectStore store = new FileObjectStore(objectFolder);
        orders = new ExportOrders(exporter, rules(), Clock.systemUTC());
        downloads = new ExportDownloads(exporter, keys, store, GrantRules.defaults(), Clock.systemUTC());
        sweeper = new ExpirySweeper(eraserJdbi, keys, store);
        projectSweeper = new ProjectSweeper(eraserJdbi, keys);
        projects = new Projects(exporter, keys, Clock.systemUTC());
        jobs = new ExportJobsFactory(
                        exporter, new JobQueue(exporterJdbi), keys, store, new RunRules(30, "statistik@example.se"))
                .create((tenant, recipe) -> figures(tenant), (tenant, refs) -> {
                    duringNumbers.run();
                    return new VaultNumberResolver(resolver, cipher).resolve(tenant, refs);
                });
        seed();
    }

    private static Jdbi jdbi(TestDatabase database, DatabaseRole role) {
        return Pools.jdbi(database.dataSource(role.login(), "secret-" + role));
    }

    /** Orders as where a second person must approve numbers. */
    ExportOrders ordersWithApproval() {
        return new ExportOrders(exporter, OrderRules.defaults(), Clock.systemUTC());
    }

    TenantTransaction eraser() {
        return eraser;
    }

    Revocation revocation() {
        return new Revocation(sweeper);
    }

    private static OrderRules rules() {
        OrderRules defaults = OrderRules.defaults();
        return new OrderRules(
                defaults.aggregate(),
                defaults.pseudonymised(),
                ExportLife.workingDays(3),
                defaults.shortLife(),
                true,
                defaults.freshLogin(),
                false);
    }

    private Aggregate figures(Tenant tenant) {
        duringAggregate.run();
        return new Aggregate(
                List.of(
                        new ResultColumn("staff", ResultColumn.Type.STRING, "Medarbetare", "HSA-id"),
                        new ResultColumn("calls", ResultColumn.Type.INTEGER, "Samtal", "Antal"),
                        new ResultColumn("mean_wait_s", ResultColumn.Type.NUMBER, "Väntetid", "Sekunder")),
                List.of(Arrays.<@Nullable Object>asList("SE1-" + tenant.providerId(), 666, 67.52)),
                "Summor av dagar.");
    }

    public ExportCaller caller(int provider, String viewer) {
        return new ExportCaller(
                new Tenant(provider, viewer),
                "analyst",
                Arrays.copyOf(viewer.getBytes(StandardCharsets.UTF_8), 32),
                EnumSet.allOf(ExportForm.class),
                true,
                new ExportScope(null, true),
                Instant.now(Clock.systemUTC()));
    }

    public ExportCaller analyst() {
        return caller(one, "SE2321000016-A1");
    }

    ExportCaller stranger() {
        return caller(other, "SE2321000016-A1");
    }

    public static ExportOrder order(ExportForm form) {
        return new ExportOrder(
                form, Purpose.FOLLOW_UP, "test", new Recipe("phone", null, null, MONTH, MONTH), false, false);
    }

    /** Orders and runs. */
    public String ready(ExportForm form) {
        OrderResult result = orders.place(analyst(), order(form), null);
        jobs.runNext();
        return ((OrderResult.Placed) result).export().publicId();
    }

    public ExportRow row(String publicId) {
        return orders.find(analyst(), publicId).orElseThrow();
    }

    public GrantToken grant(String publicId, String name) {
        return grant(analyst(), publicId, name);
    }

    private GrantToken grant(ExportCaller caller, String publicId, String name) {
        return ((GrantResult.Granted) downloads.grant(caller, publicId, name)).token();
    }

    String text(String publicId, String name) {
        return text(analyst(), publicId, name);
    }

    String text(ExportCaller caller, String publicId, String name) {
        DownloadResult.Allowed allowed =
                (DownloadResult.Allowed) downloads.redeem(caller, publicId, grant(caller, publicId, name), 0);
        try (InputStream in = downloads.open(allowed.sealed(), 0)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void endLife(String publicId) {
        superuser.useHandle(handle -> handle.execute(
                "update export.export set expires_at = operation.now() - interval '1 second' where public_id = ?",
                publicId));
    }

    private void seed() {
        superuser.useTransaction(handle -> {
            handle.execute("insert into registry.care_provider (hsa_id, organisation_number, name, kind, county) values"
                    + " ('SE2321000016-P1', '2321000016', 'Region Ett', 'region', '01'),"
                    + " ('SE2321000024-P2', '2321000024', 'Region Två', 'region', '03')");
            handle.execute("insert into registry.service (code, name_sv, name_en, since_on) values"
                    + " ('phone', 'Telefon', 'Phone', '2020-01-01'), ('chat', 'Chatt', 'Chat', '2020-01-01')");
            handle.execute("insert into registry.connection (provider_id, service_id, from_on)"
                    + " select p.id, s.id, '2020-01-01' from registry.care_provider p, registry.service s"
                    + " where s.code = 'phone'");
            handle.execute("insert into registry.unit (provider_id, hsa_id, name, kind, from_on)"
                    + " select id, hsa_id || '-U', 'Enhet', 'clinic', date '2020-01-01' from registry.care_provider"
                    + " union all select id, hsa_id || '-D', 'Läkare', 'private_practitioner', date '2020-01-01'"
                    + " from registry.care_provider");
            handle.execute("insert into event.type (name, family) values (?, 'call')", TYPE);
            handle.execute("select event.ensure_month(date '2021-01-01')");
            handle.execute("insert into event.dimension_value (provider_id, dimension, code)"
                    + " values (0, 'outcome', 'answered'), (0, 'channel', 'phone')");
            handle.execute("insert into event.dimension_value (provider_id, dimension, code)"
                    + " select id, 'errand', e from registry.care_provider, unnest(array['Faktura', 'Sällsynt']) e");
            one = handle.createQuery("select min(id) from registry.care_provider")
                    .mapTo(Integer.class)
                    .one();
            other = handle.createQuery("select max(id) from registry.care_provider")
                    .mapTo(Integer.class)
                    .one();
            for (int provider : new int[] {one, other}) {
                for (int i = 0; i < NUMBERS.size(); i++) {
                    handle.execute(
                            "insert into vault.person values (sha256(?), ?, 1) on conflict do nothing",
                            NUMBERS.get(i).getBytes(StandardCharsets.UTF_8),
                            100 + i);
                    handle.execute(
                            "insert into vault.resident values (?, sha256(?), ?, ?, ?, 1, 1)",
                            provider,
                            NUMBERS.get(i).getBytes(StandardCharsets.UTF_8),
                            1000 + i,
                            100 + i,
                            cipher.seal(
                                    provider, PersonalIdentityNumber.parse(NUMBERS.get(i), LocalDate.of(2021, 1, 1))));
                }
            }
            // 60 events of each care provider, over three days and five residents; two rare errands, one lone doctor.
            handle.execute("""
                    insert into event.fact (provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at,
                        occurred_on, hour, staff_id, resident_ref, age, sex, channel, outcome, errand, resolved,
                        forwarded, consultation, wait_s, talk_s)
                    select p.id, (select u.id from registry.unit u where u.provider_id = p.id
                            and u.kind = case when i = 7 then 'private_practitioner' else 'clinic' end),
                        s.id, t.id, 1, 1, i, timestamptz '2021-01-10 08:00Z', date '2021-01-10' + i % 3, 9, 50 + i % 2,
                        1000 + i % 5, 28 + i % 5 * 20, 1 + i % 2,
                        (select id from event.dimension_value where code = 'phone'),
                        (select id from event.dimension_value where code = 'answered'),
                        (select d.id from event.dimension_value d where d.provider_id = p.id
                            and d.code = case when i in (3, 8) then 'Sällsynt' else 'Faktura' end),
                        true, false, null, i, 100 + i
                    from registry.care_provider p, registry.service s, event.type t, generate_series(0, 59) i
                    where s.code = 'phone'
                    """);
        });
    }
}
