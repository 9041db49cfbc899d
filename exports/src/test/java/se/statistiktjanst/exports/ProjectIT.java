package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.exports.order.ExportForm.NUMBERS;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.exports.project.Project;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.platform.embedded.TestDatabase;

class ProjectIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    @TempDir
    static Path folder;

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Europe/Stockholm")));

    private static ExportWorld world;
    private static ExportCaller approver;
    private static ExportCaller foreigner;

    @BeforeAll
    static void open() {
        world = new ExportWorld(db, folder);
        approver = world.caller(world.one, "SE2321000016-A2");
        foreigner = world.caller(world.other, "SE2321000024-A9");
    }

    @Test
    void exportsOfAProjectShareTheirPseudonymsAndNoOthers() {
        String one = approved("Uppföljning ett");
        String two = approved("Uppföljning två");

        Set<String> first = persons(world.analyst(), one);
        Set<String> again = persons(world.analyst(), one);
        Set<String> other = persons(world.analyst(), two);
        Set<String> alone = persons(world.analyst(), null);

        assertThat(first).hasSize(5 + 2 + 1).isEqualTo(again);
        assertThat(first.stream().map(text -> text.substring(0, 3)).collect(Collectors.toSet()))
                .as("residents, staff and units each in a tree of their own")
                .containsExactlyInAnyOrder("r1_", "s1_", "u1_");
        assertThat(bodies(first)).doesNotHaveDuplicates();
        for (Set<String> elsewhere : List.of(other, alone)) {
            Set<String> common = new HashSet<>(bodies(first));
            common.retainAll(bodies(elsewhere));
            assertThat(common).isEmpty();
        }
    }

    @Test
    void twoCareProvidersNeverShareADomain() {
        String ours = approved("Vår");
        OrderResult theirs =
                world.orders.place(foreigner, ExportWorld.order(PSEUDONYMISED).in(ours), null);
        assertThat(theirs).isInstanceOf(OrderResult.Refused.class);
        assertThat(((OrderResult.Refused) theirs).pointer()).isEqualTo("/project");
        assertThat(world.projects.list(foreigner)).isEmpty();
        assertThat(world.projects.approve(foreigner, ours)).isFalse();
        assertThat(world.projects.end(foreigner, ours)).isFalse();
        world.orders.place(foreigner, ExportWorld.order(PSEUDONYMISED), null);
        assertThatThrownBy(() -> world.superuser.useHandle(handle -> handle.execute(
                        "update export.export set project_id = (select id from export.project where public_id = ?)"
                                + " where provider_id = ?",
                        ours,
                        world.other)))
                .hasMessageContaining("foreign key");
        world.jobs.runNext();
    }

    @Test
    void anotherPersonApprovesBeforeAnythingIsMade() {
        String id = proposed("Väntar");
        assertThat(world.projects.approve(world.analyst(), id)).as("one's own").isFalse();
        assertThat(world.orders.place(
                        world.analyst(), ExportWorld.order(PSEUDONYMISED).in(id), null))
                .isInstanceOf(OrderResult.Refused.class);
        assertThat(world.projects.approve(approver, id)).isTrue();
        assertThat(world.projects.approve(approver, id)).as("twice").isFalse();
        assertThat(project(id).stateAt(Clock.systemUTC().instant())).isEqualTo("open");
    }

    @Test
    void theKeyDiesAtTheEndAndWhatWaitsComesToNothing() {
        String id = approved("Slut");
        Path key = world.keyFolder.resolve(project(id).keyId() + ".key");
        String made = placed(world.analyst(), id);
        assertThat(world.row(made).state()).isEqualTo(ExportState.READY);
        String waiting = ((OrderResult.Placed) world.orders.place(
                        world.analyst(), ExportWorld.order(PSEUDONYMISED).in(id), null))
                .export()
                .publicId();
        world.sweeper.sweep();
        assertThat(key).exists();

        assertThat(world.projects.end(world.analyst(), id)).isTrue();
        assertThat(world.projectSweeper.sweep()).isEqualTo(1);
        world.jobs.runNext();

        assertThat(key).doesNotExist();
        assertThat(project(id).stateAt(Clock.systemUTC().instant())).isEqualTo("ended");
        assertThat(world.row(waiting).state()).isEqualTo(ExportState.FAILED);
        assertThat(world.row(waiting).errorCode()).isEqualTo("project_ended");
        assertThat(world.row(made).state()).as("its time is its own").isEqualTo(ExportState.READY);
        assertThat(world.orders.place(
                        world.analyst(), ExportWorld.order(PSEUDONYMISED).in(id), null))
                .isInstanceOf(OrderResult.Refused.class);
        assertThat(world.projectSweeper.sweep()).isZero();
    }

    @Test
    void anExportThatEndsLeavesTheProjectsKey() {
        String id = approved("Lever");
        String made = placed(world.analyst(), id);
        world.endLife(made);
        world.sweeper.sweep();
        assertThat(world.keyFolder.resolve(project(id).keyId() + ".key")).exists();
        assertThat(persons(world.analyst(), id)).isNotEmpty();
    }

    @Test
    void refusesWhatIsNoProject() {
        assertThatThrownBy(() -> world.projects.propose(world.analyst(), proposal("x", today.minusDays(1))))
                .hasMessageContaining("endsOn");
        assertThatThrownBy(() -> world.projects.propose(world.analyst(), proposal("x", today.plusYears(6))))
                .hasMessageContaining("endsOn");
        assertThatThrownBy(() -> proposal("om " + ExportWorld.NUMBERS.get(0), today))
                .hasMessageContaining("personal identity number");
        assertThatThrownBy(() -> ExportWorld.order(NUMBERS).in("x")).hasMessageContaining("project");
    }

    private String proposed(String name) {
        return world.projects
                .propose(world.analyst(), proposal(name, today.plusDays(30)))
                .orElseThrow();
    }

    private String approved(String name) {
        String id = proposed(name);
        assertThat(world.projects.approve(approver, id)).isTrue();
        return id;
    }

    private static Projects.Proposal proposal(String name, LocalDate endsOn) {
        return new Projects.Proposal(name, Purpose.EVALUATION, "Följer upp återkommande samtal.", endsOn);
    }

    private static Project project(String id) {
        return Objects.requireNonNull(world.projects.find(world.analyst(), id));
    }

    private static String placed(ExportCaller caller, @Nullable String project) {
        OrderResult result =
                world.orders.place(caller, ExportWorld.order(PSEUDONYMISED).in(project), null);
        world.jobs.runNext();
        return ((OrderResult.Placed) result).export().publicId();
    }

    private static Set<String> persons(ExportCaller caller, @Nullable String project) {
        String csv = world.text(placed(caller, project), "data.csv");
        return csv.lines()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .filter(value -> value.matches("[rsu]1_.*"))
                .collect(Collectors.toSet());
    }

    private static List<String> bodies(Set<String> pseudonyms) {
        return pseudonyms.stream().map(text -> text.substring(3)).toList();
    }
}
