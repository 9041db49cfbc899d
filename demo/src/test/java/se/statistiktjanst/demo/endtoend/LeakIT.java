package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.leak.LeakScan;

/**
 * No resident's number, in any spelling, in any column or file: not even in vault and quarantine, where it is sealed,
 * nor in the export with numbers as it is stored. Answers are looked through by {@link Visitor}, in every test.
 */
class LeakIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    /** A published test number that no caller of the file has, for planting. */
    private static final String PLANTED = "189001019802";

    private static final LeakScan LEAKS = TestNumbers.leaks();

    @BeforeAll
    static void useEverythingThatMeetsNumbers() throws Exception {
        String unit = service.unit("SE4499100016-2100");
        String token = service.token(Calls.SENDER);
        Visitor sender = service.visitor();
        Instant now = service.clock().instant();
        List<String> numbers = TestNumbers.all();
        int sent = 0;
        for (String spelled : spellings(numbers.get(40))) {
            sent++;
            String event = Calls.withNumberInText("leak/" + sent, now, numbers.get(41), spelled)
                    .toString();
            assertThat(sender.send(token, Calls.ONE, event).statusCode()).isEqualTo(422);
        }
        for (String spelled : spellings(numbers.get(42))) {
            sent++;
            HttpResponse<String> answer = sender.send(
                    token,
                    Calls.ONE,
                    Calls.answered("leak/" + sent, now, spelled).toString());
            assertThat(answer.statusCode()).isIn(202, 422);
        }
        assertThat(sender.send(token, Calls.ONE, "{\"id\": \"" + numbers.get(43))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        // A visitor sees what they themselves typed; it must not go further.
        sender.download("sv/statistik?q=" + numbers.get(44));
        Visitor analyst = service.visitor().logIn("analyst");
        Visitor approver = service.visitor().logIn("controller");
        Orders orders = new Orders(analyst);
        for (String form : List.of("aggregate", "pseudonymised", "numbers")) {
            String id = orders.place(form, unit, "");
            if (form.equals("numbers")) {
                approver.post(Orders.ROOT + "/" + id + "/approval", "");
            }
            orders.awaitReady(id);
            byte[] data = orders.fetch(id, "data.csv");
            assertThat(LEAKS.standsIn(new String(data, StandardCharsets.UTF_8)))
                    .as(form)
                    .isEqualTo(form.equals("numbers"));
        }
        String wrong = Orders.order("numbers", unit, "").replace("Kvalitetsgranskning 2021", "om " + numbers.get(45));
        assertThat(analyst.post(Orders.ROOT, wrong).statusCode()).isEqualTo(422);
        analyst.get("sv/mina/statistik?unit=" + numbers.get(46));
        analyst.get(Orders.ROOT + "/" + numbers.get(47));
    }

    @Test
    void noColumnHoldsANumber() {
        assertThat(service.count("event.quarantine")).isPositive();
        assertThat(LEAKS.columnsWithNumbers(service.superuser())).isEmpty();
    }

    @Test
    void noFileOfTheDatabaseHoldsANumber() throws Exception {
        List<Path> found = new ArrayList<>();
        service.superuser().useHandle(handle -> handle.execute("checkpoint"));
        for (Path folder : databaseFolders()) {
            found.addAll(LEAKS.filesWithNumbers(folder));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noFileOfTheServiceHoldsANumber() throws Exception {
        List<Path> found = new ArrayList<>();
        // Stopped, so that nothing waits to be written to a log.
        service.whileStopped(
                () -> found.addAll(LEAKS.filesWithNumbers(service.installation().folder())));
        assertThat(found).isEmpty();
        assertThat(Files.size(service.installation().log())).isPositive();
        assertThat(service.installation().exports()).isNotEmptyDirectory();
    }

    @Test
    void aPlantedNumberIsFoundWhereverItLies() throws Exception {
        LeakScan looking = new LeakScan(Set.of(PLANTED));
        Path file = service.installation().folder().resolve("log/planted.log");
        for (String spelled : spellings(PLANTED)) {
            Files.writeString(file, "caller " + spelled + " hung up");
            assertThat(looking.filesWithNumbers(service.installation().folder()))
                    .containsExactly(file);
            assertThat(looking.standsIn("<td>" + spelled + "</td>")).isTrue();
        }
        Files.delete(file);
        service.superuser()
                .useHandle(handle -> handle.execute(
                        "create table public.planted as select ?::text as told, ?::bytea as kept",
                        PLANTED,
                        PLANTED.getBytes(StandardCharsets.UTF_8)));
        assertThat(looking.columnsWithNumbers(service.superuser()))
                .containsExactlyInAnyOrder("public.planted.told", "public.planted.kept");
        service.superuser().useHandle(handle -> handle.execute("drop table public.planted"));
    }

    @Test
    void aNumberPlantedInTheDatabaseIsFoundInItsFiles() throws Exception {
        List<Path> folders = databaseFolders();
        LeakScan looking = new LeakScan(Set.of(PLANTED));
        service.superuser()
                .useHandle(handle ->
                        handle.execute("create table public.planted_file as select ?::text as told", PLANTED));
        service.superuser().useHandle(handle -> handle.execute("checkpoint"));
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            found.addAll(looking.filesWithNumbers(folder));
        }
        service.superuser().useHandle(handle -> handle.execute("drop table public.planted_file"));
        assertThat(found).isNotEmpty();
    }

    /** As people and systems write a number. */
    private static List<String> spellings(String number) {
        String date = number.substring(2, 8);
        String last = number.substring(8);
        String century = number.substring(0, 2);
        return List.of(
                number,
                date + last,
                date + "-" + last,
                date + "+" + last,
                date + " " + last,
                century + date + "-" + last,
                century + date + "+" + last,
                century + date + " " + last);
    }

    /** The tables of this database and the log of its changes; the test is skipped where the server is elsewhere. */
    private static List<Path> databaseFolders() {
        return service.superuser().withHandle(handle -> {
            Path data = Path.of(handle.createQuery("show data_directory")
                    .mapTo(String.class)
                    .one());
            Path own = data.resolve("base")
                    .resolve(handle.createQuery("select oid::text from pg_database where datname = current_database()")
                            .mapTo(String.class)
                            .one());
            assumeThat(own).as("the database's files can be read from here").isReadable();
            return List.of(own, data.resolve("pg_wal"), data.resolve("global"));
        });
    }
}
