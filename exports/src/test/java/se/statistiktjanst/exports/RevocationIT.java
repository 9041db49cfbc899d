package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ExportForm.AGGREGATE;
import static se.statistiktjanst.exports.order.ExportForm.NUMBERS;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.download.DownloadResult;
import se.statistiktjanst.exports.download.GrantToken;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.ingest.erasure.Certificate.What;
import se.statistiktjanst.ingest.erasure.Erasures;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.statistics.recipe.Recipe;

class RevocationIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    @TempDir
    static Path folder;

    private static final Erasures.Order ORDER = new Erasures.Order("SE2321000016-H", "handler", "");
    private static final int WHO = 1002;

    private static ExportWorld world;

    private Erasures erasures;

    @BeforeAll
    static void open() {
        world = new ExportWorld(db, folder);
    }

    @BeforeEach
    void start() throws IOException {
        KeyTree keys = new KeyTree(RootKey.random());
        TombstoneLog log =
                new TombstoneLog(Files.createTempDirectory(folder, "t").resolve("tombstones.log"), keys);
        log.create();
        erasures = new Erasures(world.eraser(), log, keys, world.revocation(), 35);
        world.superuser.useHandle(handle -> handle.execute("delete from vault.erasure"));
    }

    @Test
    void openExportsWithThePersonEndAndTheirKeysDie() throws IOException {
        String numbers = world.ready(NUMBERS);
        String pseudonymised = world.ready(PSEUDONYMISED);
        String aggregate = world.ready(AGGREGATE);
        String none = ready(
                new Recipe("phone", null, null, ExportWorld.MONTH.plusMonths(1), ExportWorld.MONTH.plusMonths(1)));
        GrantToken granted = world.grant(numbers, "data.csv");
        assertThat(world.text(pseudonymised, "data.csv")).contains("r1_");

        Certificate certificate = erase(world.one);

        assertThat(certificate.removed())
                .filteredOn(removed -> removed.what() == What.EXPORT)
                .extracting(Certificate.Removed::about, Certificate.Removed::count)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(numbers, 0L),
                        org.assertj.core.groups.Tuple.tuple(pseudonymised, 1L));
        assertThat(world.row(numbers).state()).isEqualTo(ExportState.EXPIRED);
        assertThat(world.row(pseudonymised).state()).isEqualTo(ExportState.EXPIRED);
        assertThat(world.row(aggregate).state()).isEqualTo(ExportState.READY);
        assertThat(world.row(none).state()).isEqualTo(ExportState.READY);
        assertThat(world.downloads.redeem(world.analyst(), numbers, granted, 0))
                .isInstanceOf(DownloadResult.Expired.class);
        assertThat(world.keyFolder.resolve(world.row(numbers).dataKeyId() + ".key"))
                .doesNotExist();
        assertThat(world.objectFolder.resolve(String.valueOf(world.row(numbers).storageFolder())))
                .doesNotExist();
    }

    @Test
    void anotherCareProvidersExportsLive() {
        String numbers = world.ready(NUMBERS);
        erase(world.other);
        assertThat(world.row(numbers).state()).isEqualTo(ExportState.READY);
    }

    @Test
    void aRunThatHasBegunComesToNothing() {
        String id = ((OrderResult.Placed) world.orders.place(world.analyst(), ExportWorld.order(NUMBERS), null))
                .export()
                .publicId();
        world.duringNumbers = () -> {
            world.duringNumbers = () -> {};
            erase(world.one);
        };
        world.jobs.runNext();
        assertThat(world.row(id).state()).isEqualTo(ExportState.CANCELLED);
        world.sweeper.sweep();
        assertThat(world.keyFolder.resolve(world.row(id).dataKeyId() + ".key")).doesNotExist();
    }

    @Test
    void anExportOfACorrectedFactEndsToo() {
        String numbers = world.ready(NUMBERS);
        world.superuser.useTransaction(handle -> {
            handle.execute(
                    "insert into event.former_fact select r.* from event.fact f,"
                            + " jsonb_populate_record(null::event.former_fact, to_jsonb(f) || jsonb_build_object("
                            + "'removed_by', gen_random_uuid(), 'removed_at', operation.now())) r"
                            + " where r.resident_ref = 1004 and r.provider_id = ?",
                    world.one);
            handle.execute("delete from event.fact where resident_ref = 1004 and provider_id = ?", world.one);
        });
        erasures.erase(new Tenant(world.one, "x"), person(4), 1004, ORDER);
        assertThat(world.row(numbers).state()).isEqualTo(ExportState.EXPIRED);
    }

    @Test
    void laterExportsOfRowsHaveNeitherTheErasedNorTheRestricted() {
        world.superuser.useHandle(handle -> {
            handle.execute("delete from vault.restriction");
            handle.execute(
                    "insert into vault.restriction values (?, 1001, 'x', 'test'), (?, 1003, 'x', 'test')",
                    world.one,
                    world.other);
        });
        erase(world.one);
        for (var form : List.of(NUMBERS, PSEUDONYMISED)) {
            List<String> persons = column(
                    world.text(world.ready(form), "data.csv"),
                    form == NUMBERS ? "personal_identity_number" : "resident");
            assertThat(persons.stream().distinct()).hasSizeLessThanOrEqualTo(3).doesNotContain("");
            if (form == NUMBERS) {
                assertThat(persons)
                        .contains(ExportWorld.NUMBERS.get(0), ExportWorld.NUMBERS.get(3))
                        .doesNotContain(ExportWorld.NUMBERS.get(1), ExportWorld.NUMBERS.get(2));
            }
        }
        world.superuser.useHandle(handle -> handle.execute("delete from vault.restriction"));
    }

    private static List<String> column(String csv, String name) {
        List<String> lines = csv.lines().toList();
        int at = Stream.of(lines.get(0).split(",", -1))
                .map(String::strip)
                .toList()
                .indexOf(name);
        assertThat(at).as(lines.get(0)).isNotNegative();
        return lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
    }

    private Certificate erase(int provider) {
        return erasures.erase(new Tenant(provider, "SE2321000016-H"), person(2), WHO, ORDER);
    }

    private static PersonalIdentityNumber person(int at) {
        return PersonalIdentityNumber.parse(ExportWorld.NUMBERS.get(at), LocalDate.of(2021, 1, 1));
    }

    private static String ready(Recipe recipe) {
        OrderResult result = world.orders.place(
                world.analyst(), new ExportOrder(PSEUDONYMISED, Purpose.FOLLOW_UP, "test", recipe, false, false), null);
        world.jobs.runNext();
        return ((OrderResult.Placed) result).export().publicId();
    }
}
