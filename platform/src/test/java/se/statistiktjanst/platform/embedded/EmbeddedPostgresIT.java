package se.statistiktjanst.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedPostgresIT {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "server_encoding, UTF8",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "log_error_verbosity, terse",
    })
    void isDurableAndClosed(String setting, String value) throws SQLException {
        assertThat(Shared.ask("show " + setting)).isEqualTo(value);
    }

    @Test
    void sortsAndFoldsByUnicodeWhateverTheMachineSpeaks() throws SQLException {
        assertThat(Shared.ask("select concat_ws(' ', datlocprovider, datlocale) from pg_database"
                        + " where datname = current_database()"))
                .isEqualTo("b C.UTF-8");
        assertThat(Shared.ask("select upper('åäö')")).isEqualTo("ÅÄÖ");
        assertThat(Shared.ask("select reset_val from pg_settings where name = 'log_timezone'"))
                .isEqualTo("UTC");
    }

    @Test
    void refusesAWrongPasswordAndNone() {
        for (String password : List.of("wrong", "")) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(Shared.POSTGRES.jdbcUrl("postgres"), "postgres", password))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsThePasswordForItsOwnerAlone() throws IOException {
        Path file = Shared.FOLDER.resolve("superuser-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip())
                .isEqualTo(Shared.POSTGRES.superuserPassword())
                .hasSize(48);
    }

    @Test
    void keepsNoValueOfAFailedStatementInItsLog() throws SQLException {
        assertThatThrownBy(() -> Shared.ask("select 'secret-value'::int")).isInstanceOf(SQLException.class);
        assertThat(Shared.FOLDER.resolve("postgres.log")).content().doesNotContain("secret-value");
    }

    @Test
    void aSecondStartOnARunningFolderIsRefusedButMayJoin() throws SQLException {
        assertThatThrownBy(() -> EmbeddedPostgres.start(Shared.FOLDER, 0))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Another process runs the database");
        try (EmbeddedPostgres joined = EmbeddedPostgres.startOrJoin(Shared.FOLDER)) {
            assertThat(joined.port()).isEqualTo(Shared.POSTGRES.port());
        }
        assertThat(Shared.ask("select 1")).isEqualTo("1");
    }

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(temporary, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " on 127.0.0.1 is taken. Stop what uses it, or choose another port.");
        }
        assertThat(FolderLock.take(temporary.resolve("lock"))).isPresent();
    }

    @Test
    void keepsDataFromStartToStartAndLeavesNoProcess() throws SQLException {
        List<String> order = new ArrayList<>();
        try (EmbeddedPostgres first = EmbeddedPostgres.start(temporary, 0)) {
            first.beforeStop(() -> order.add("pool"));
            first.beforeStop(() -> order.add("web server"));
            execute(first, "create table kept as select 42 as answer");
        }
        assertThat(order).containsExactly("web server", "pool");
        assertThat(processesOn(temporary)).isEmpty();
        try (EmbeddedPostgres second = EmbeddedPostgres.start(temporary, 0)) {
            assertThat(ask(second, "select answer from kept")).isEqualTo("42");
        }
        assertThat(processesOn(temporary)).isEmpty();
    }

    @Test
    void killingTheJavaProcessStopsTheServerAndLosesNoCommit() throws Exception {
        Process java = startInAnotherJava(temporary);
        java.destroyForcibly().waitFor();
        for (int waited = 0; !processesOn(temporary).isEmpty() && waited < 100; waited++) {
            Thread.sleep(100);
        }
        assertThat(processesOn(temporary)).isEmpty();
        try (EmbeddedPostgres next = EmbeddedPostgres.start(temporary, 0)) {
            assertThat(ask(next, "select answer from kept")).isEqualTo("42");
        }
        assertThat(processesOn(temporary)).isEmpty();
    }

    @Test
    void endingTheJavaProcessWaitsForTheServerToStop() throws Exception {
        Process java = startInAnotherJava(temporary);
        java.destroy();
        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processesOn(temporary)).isEmpty();
    }

    @Test
    void stopsAServerThatWasLeftBehind() throws Exception {
        EmbeddedPostgres.start(temporary, 0).close();
        DataFolder folder = DataFolder.at(temporary);
        Process left = leaveBehind(folder);
        try (EmbeddedPostgres next = EmbeddedPostgres.start(temporary, 0)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(next, "select 1")).isEqualTo("1");
        }
    }

    /** A server that nothing watches, as after kill -9 of the shell beside it. */
    private static Process leaveBehind(DataFolder folder) throws Exception {
        String program = PostgresBinaries.unpacked().resolve("bin/postgres").toString();
        List<String> command =
                new ArrayList<>(List.of(program, "-D", folder.data().toString()));
        ServerSettings.forPort(freePort()).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Process left = Command.builder(ServerAccount.forThisProcess().wrap(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (PostmasterFile.read(folder.data()).filter(PostmasterFile::ready).isEmpty()) {
            assertThat(left.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        return left;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aStaleProcessIdThatIsSomebodyElsesNowIsNoObstacle() throws Exception {
        EmbeddedPostgres.start(temporary, 0).close();
        Files.writeString(
                temporary.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/x\n1\n1\n\n\n1 1\n");
        EmbeddedPostgres.start(temporary, 0).close();
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws IOException {
        Files.createDirectories(temporary.resolve("data.new/base"));
        Files.writeString(temporary.resolve("data.new/PG_VERSION"), "18\n");
        EmbeddedPostgres.start(temporary, 0).close();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedInOneLine() throws IOException {
        Files.createDirectories(temporary.resolve("data"));
        Files.writeString(temporary.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(temporary, 0))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("holds data of PostgreSQL 17, and this is postgres (PostgreSQL) 18");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SELF")
    @EnabledIf("isRoot")
    void rootCanLendItEitherAccountAndChangeBetweenThem(ServerAccount account) throws Exception {
        Path folder = Files.createTempDirectory("statistik root's ");
        try {
            for (ServerAccount next : List.of(account, other(account))) {
                try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, next)) {
                    assertThat(ask(postgres, "select 1")).isEqualTo("1");
                }
                assertThat(processesOn(folder)).isEmpty();
            }
        } finally {
            PostgresBinaries.delete(folder);
        }
    }

    @Test
    @EnabledIf("isRoot")
    void aFolderThatNobodyReachesIsOneClearLine() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(temporary.resolve("below"), 0, ServerAccount.NOBODY))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("choose a folder under /var/lib or /tmp, or start as an ordinary user");
    }

    @Test
    void severalProcessesMayUnpackAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Path> homes = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 2; i++) {
            threads.add(new Thread(() -> homes.add(PostgresBinaries.unpackedBelow(temporary))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(homes).hasSize(2).containsOnly(homes.get(0));
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactly(homes.get(0));
        }
    }

    static boolean isRoot() {
        return ServerAccount.isRoot();
    }

    private static ServerAccount other(ServerAccount account) {
        return account == ServerAccount.NOBODY ? ServerAccount.USER_NAMESPACE : ServerAccount.NOBODY;
    }

    private static Process startInAnotherJava(Path folder) throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(java.inputReader().readLine()).isEqualTo("started");
        assertThat(processesOn(folder)).isNotEmpty();
        return java;
    }

    /** What another process runs until it is ended. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            execute(EmbeddedPostgres.start(Path.of(arguments[0]), 0), "create table kept as select 42 as answer");
            System.out.println("started");
            Thread.sleep(60_000);
        }
    }

    /** Every process that names the folder on its command line: the server and the shell that watches it. */
    private static List<String> processesOn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> commandLine(process).stream())
                .filter(line -> line.contains(folder + "/data"))
                .toList();
    }

    private static Optional<String> commandLine(ProcessHandle process) {
        try {
            return Optional.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.superuserPassword());
    }

    /** One server for the tests that only look. */
    private static final class Shared {
        static final Path FOLDER = temporaryFolder();
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(FOLDER, 0);

        static String ask(String sql) throws SQLException {
            return EmbeddedPostgresIT.ask(POSTGRES, sql);
        }

        private static Path temporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("statistik-embedded-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    POSTGRES.close();
                    PostgresBinaries.delete(folder);
                }));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
