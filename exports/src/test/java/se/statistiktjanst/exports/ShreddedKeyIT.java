package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyId;

/** A destroyed key is on no disk: not in the database's files, not in its write-ahead log, not in a dump of its tables. */
class ShreddedKeyIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path folder;

    private static ExportWorld world;
    private static Path dataFolder;

    @BeforeAll
    static void seed() {
        world = new ExportWorld(DATABASE, folder);
        String data = world.superuser.withHandle(handle ->
                handle.createQuery("show data_directory").mapTo(String.class).one());
        dataFolder = Path.of(data);
    }

    @Test
    void neitherKeyOfAnExpiredExportIsLeftAnywhere() throws Exception {
        String id = world.ready(PSEUDONYMISED);
        ExportRow row = world.row(id);
        FileShreddableKeyStore store = new FileShreddableKeyStore(world.keyFolder, world.keyTree);
        KeyId data = new KeyId(String.valueOf(row.dataKeyId()));
        KeyId pseudonyms = new KeyId(String.valueOf(row.pseudonymKeyId()));
        Path dataFile = world.keyFolder.resolve(data + ".key");
        Path pseudonymFile = world.keyFolder.resolve(pseudonyms + ".key");
        DiskSearch wrapped = new DiskSearch(Files.readAllBytes(dataFile), Files.readAllBytes(pseudonymFile));
        DiskSearch bare = new DiskSearch(
                store.find(data).orElseThrow().getEncoded(),
                store.find(pseudonyms).orElseThrow().getEncoded());
        // While they live: in their files and nowhere else, and there only wrapped.
        assertThat(wrapped.filesWith(folder, dataFolder)).containsExactlyInAnyOrder(dataFile, pseudonymFile);
        assertThat(bare.filesWith(folder, dataFolder)).isEmpty();

        world.endLife(id);
        world.sweeper.sweep();
        flush();

        assertThat(store.find(data)).isEmpty();
        assertThat(wrapped.filesWith(folder, dataFolder)).isEmpty();
        assertThat(bare.filesWith(folder, dataFolder)).isEmpty();
        assertThat(wrapped.standsIn(dump())).isFalse();
        assertThat(bare.standsIn(dump())).isFalse();
    }

    /** The search works, and shows why these keys are in no database: a deleted one is still in its log. */
    @Test
    void aKeyThatWasDeletedFromTheDatabaseIsFoundAndSoIsOneInADump() throws Exception {
        byte[] planted = random();
        world.superuser.useHandle(handle -> {
            handle.execute("create table public.planted (key bytea)");
            handle.execute("insert into public.planted values (?)", (Object) planted);
        });
        DiskSearch search = new DiskSearch(planted);
        assertThat(search.standsIn(dump())).isTrue();
        world.superuser.useHandle(handle -> {
            handle.execute("delete from public.planted");
            handle.execute("vacuum full public.planted");
        });
        flush();

        assertThat(search.standsIn(dump())).isFalse();
        assertThat(search.filesWith(dataFolder)).isNotEmpty().allMatch(file -> file.startsWith(dataFolder));
        assertThat(search.filesWith(dataFolder)).anyMatch(file -> file.startsWith(dataFolder.resolve("pg_wal")));
        assertThat(new DiskSearch(random()).filesWith(dataFolder)).isEmpty();
    }

    private static void flush() {
        world.superuser.useHandle(handle -> {
            handle.execute("vacuum");
            handle.execute("checkpoint");
            handle.createQuery("select pg_switch_wal()::text")
                    .mapTo(String.class)
                    .one();
        });
    }

    /** Every row of every table, as text: what a logical backup holds. */
    private static byte[] dump() throws SQLException, IOException {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        Jdbi superuser = world.superuser;
        try (var handle = superuser.open()) {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            for (String table : handle.createQuery("""
                            select format('%I.%I', schemaname, tablename) as name from pg_tables
                            where schemaname not in ('information_schema') order by name
                            """).mapTo(String.class)) {
                connection.getCopyAPI().copyOut("copy (select * from " + table + ") to stdout", dump);
            }
        }
        return dump.toByteArray();
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
