package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyId;

/** The commands of the keys on an installation with real calls and a published year, in the order of its life. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static Installation installation;
    private static Stored before;
    private static List<String> knownBefore;
    private static KeyId exportKey;

    @BeforeAll
    static void installAndPublish() throws Exception {
        installation = Installation.make(db, Installation.newFolder("keys"), URI.create("http://127.0.0.1:9/demo"));
        installation.prepare();
        importCalls();
        installation.command("publish", "--period", "2021M01");
        Jdbi superuser = db.superuserJdbi();
        before = Stored.read(superuser);
        knownBefore = known();
        exportKey = new FileShreddableKeyStore(installation.shreddableKeys(), installation.keys()).create();
        superuser.useHandle(handle -> handle.execute("""
                insert into export.export (provider_id, public_id, form, purpose, purpose_text, recipe, ordered_by, life,
                    state, facts, data_key_id, downloads)
                select id, 'leaked00000000', 'pseudonymised', 'statistics', 'test', '{}', 'test', 'P7D', 'ready',
                    '{"rows": 120, "residents": 77}', ?, 3
                from registry.care_provider where hsa_id = 'SE4499100016-1000'
                """, exportKey.text()));
    }

    @Test
    @Order(1)
    void statusTellsTheVersionAndVerifyFindsEverythingWhole() throws Exception {
        assertThat(installation.command("keys", "status"))
                .contains("root key: versions [1] in " + installation.rootKey())
                .containsPattern("version 1: current, check value [0-9a-f]{16}");
        assertThat(installation.command("keys", "verify"))
                .contains("%,d residents opened".formatted(before.residents()))
                .contains("1 keys of exports and projects opened")
                .contains("version 1 (current): 1 digests of events (not counted)")
                .containsPattern("version 1 \\(current\\): [0-9]+ record keys of 2021, releases")
                .contains("every stored value opens, and every index is its number's");
    }

    @Test
    @Order(2)
    void aBreachNamesCareProvidersAndCountsResidents() throws Exception {
        String root = installation.command("keys", "breach", "1");
        assertThat(root)
                .containsPattern("SE[0-9-]+\t.+\t[0-9\u00a0, ]+ residents")
                .contains("care providers");
        long residents = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(distinct (provider_id, resident_ref)) from event.fact where resident_ref is not null")
                        .mapTo(Long.class)
                        .one());
        assertThat(root).contains("%,d residents counted".formatted(residents));

        for (String id : new String[] {"leaked00000000", exportKey.text()}) {
            assertThat(installation.command("keys", "breach", id))
                    .contains("xport leaked00000000: form pseudonymised, ready, 120 rows, downloaded 3 times")
                    .contains("SE4499100016-1000\tRegion Granmark")
                    .contains("77 residents, by pseudonym");
        }
        assertThatThrownBy(() -> installation.command("keys", "breach", "nosuch"))
                .hasRootCauseMessage(
                        "nothing is known by that name: give a version of the root key (keys status), the id"
                                + " of a key (the name of its file), or the id of an export");
    }

    @Test
    @Order(3)
    void rotationMovesTheVaultAndChangesNobody() throws Exception {
        assertThat(installation.command("keys", "rotate"))
                .contains("version 2 of the root key is in")
                .contains("version 2 is current");
        assertThat(installation.command("keys", "status"))
                .contains("version 1: kept")
                .contains("version 2: current");
        assertThat(installation.command("keys", "verify"))
                .contains("version 2 (current): %,d sealed numbers".formatted(before.residents()))
                .doesNotContain("version 1: %,d sealed".formatted(before.residents()))
                .contains("every stored value opens");

        // The old version still tells the same events, and the published year keeps its record keys.
        assertThat(importCalls()).contains("accepted 0 + duplicates 5,000 + conflicts 0");
        installation.command("publish", "--period", "2021M02");
        assertThat(known())
                .isEqualTo(knownBefore)
                .hasSize((int) before.residents() + before.facts().size());
        List<Integer> drawnWith = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select distinct root_version from open.release")
                        .mapTo(Integer.class)
                        .list());
        assertThat(drawnWith).containsExactly(1);
    }

    @Test
    @Order(4)
    void aVersionIsRetiredOnlyWhenNothingNeedsIt() throws Exception {
        assertThatThrownBy(() -> installation.command("keys", "retire", "1"))
                .hasRootCauseMessage("version 1 is still needed; see above");
        assertThatThrownBy(() -> installation.command("keys", "retire", "2"))
                .hasRootCauseMessage("version 2 is the current one; rotate first");
        installation.command("keys", "rotate");

        assertThat(installation.command("keys", "retire", "2")).contains("version 2 is gone");
        assertThat(installation.command("keys", "status"))
                .contains("versions [1, 3]")
                .doesNotContain("version 2");
        assertThat(installation.command("keys", "verify")).contains("every stored value opens");
    }

    @Test
    @Order(5)
    void verifyTellsWhatDoesNotOpen() throws Exception {
        Path key = installation.shreddableKeys().resolve(exportKey + ".key");
        byte[] whole = Files.readAllBytes(key);
        Files.write(key, new byte[43]);
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("update vault.resident set sealed = set_byte(sealed, 30, 0)"
                        + " where ctid = (select min(ctid) from vault.resident where get_byte(sealed, 30) <> 0)"));
        try {
            assertThatThrownBy(() -> installation.command("keys", "verify"))
                    .hasRootCauseMessage("2 kinds of faults were found; see above");
        } finally {
            Files.write(key, whole);
        }
    }

    @Test
    @Order(6)
    void anotherRootKeyUnderTheSameVersionIsRefusedAtTheStart() throws Exception {
        Path aside = installation.rootKey().resolveSibling("aside");
        Files.move(installation.rootKey(), aside);
        installation.command("keys", "init");
        for (String[] command : new String[][] {{"keys", "rotate"}, {"db", "migrate"}, {"publish"}}) {
            assertThatThrownBy(() -> installation.command(command))
                    .rootCause()
                    .hasMessageMatching("(?s).*(is not the one that this database was made with|is not loaded).*");
        }
    }

    /** Who is who in the vault, and whose each fact is. */
    private static List<String> known() {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select concat_ws(' ', 'resident', provider_id, resident_ref, person_no) as row from vault.resident
                        union all
                        select concat_ws(' ', 'fact', provider_id, key_prefix, resident_ref) from event.fact
                        order by row
                        """).mapTo(String.class).list());
    }

    private static String importCalls() throws Exception {
        return installation.command(
                "import", "--mapping", "calls-2021q1", "--historical", Installation.CALLS.toString());
    }
}
