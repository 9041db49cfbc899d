package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;

/**
 * Every route of the whole application stands in a list that somebody has reviewed, with the way its numbers pass the
 * disclosure gate or why they need not; and what answers it can work as the database roles of that way only. A new route
 * fails here until it is listed in {@code src/test/resources/routes.txt}; {@code target/routes.txt} is the list as it is.
 */
class RoutesIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String LIST = "src/test/resources/routes.txt";
    private static final String NOT_REVIEWED = "?";

    @Test
    void everyRouteIsListedWithTheWayItsNumbersTake() throws Exception {
        Map<String, String> reviewed = reviewed();
        Set<String> routes = new Routes(service.environment()).answering().keySet();
        write(routes, reviewed);
        assertThat(routes).as("target/routes.txt is the list as it is").hasSizeGreaterThan(80);
        assertThat(reviewed.keySet()).isEqualTo(routes);
        assertThat(reviewed.values()).allSatisfy(way -> assertThat(WAYS).containsKey(way));
    }

    @Test
    void noRouteWorksAsAnotherRoleThanItsWayHas() throws Exception {
        Map<String, String> reviewed = reviewed();
        Routes routes = new Routes(service.environment());
        assertThat(routes.unseen()).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        routes.answering()
                .forEach((route, object) -> softly.assertThat(ReachableRoles.of(object))
                        .as(route)
                        .isSubsetOf(WAYS.getOrDefault(reviewed.getOrDefault(route, NOT_REVIEWED), Set.of())));
        softly.assertAll();
    }

    @Test
    void whatGivesOpenFiguresDoesReadThem() throws Exception {
        Map<String, Object> routes = new Routes(service.environment()).answering();
        assertThat(ReachableRoles.of(Objects.requireNonNull(routes.get("GET /api/v2/tables/{id}/data"))))
                .containsExactly("open");
        assertThat(ReachableRoles.of(Objects.requireNonNull(routes.get("GET /api/staff/v1/calls"))))
                .containsExactly("staff");
    }

    /** Data access on demand, as some components hold it. */
    public interface Anything {
        @SqlQuery("select 1")
        int one();
    }

    private record Holder(Object held) {}

    @Test
    void aRoleIsFoundHoweverItIsHeld() {
        Jdbi publisher = service.installation().db().jdbi(DatabaseRole.PUBLISHER);
        Jdbi staff = service.installation().db().jdbi(DatabaseRole.STAFF);
        Jdbi open = service.installation().db().jdbi(DatabaseRole.OPEN);
        Supplier<Jdbi> caught = () -> publisher;
        assertThat(ReachableRoles.of(new Holder(caught))).containsExactly("publisher");
        assertThat(ReachableRoles.of(new Holder(staff.onDemand(Anything.class))))
                .containsExactly("staff");
        assertThat(ReachableRoles.of(new Holder(List.of(Map.of("a", new Holder(open)), new Object[] {caught}))))
                .containsExactly("open", "publisher");
    }

    /** Way by route. */
    private static Map<String, String> reviewed() throws IOException {
        Map<String, String> reviewed = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("basedir", ""), LIST))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" +", 2);
                reviewed.put(parts[1], parts[0]);
            }
        }
        return reviewed;
    }

    private static void write(Set<String> routes, Map<String, String> reviewed) throws IOException {
        List<String> lines = new TreeSet<>(routes)
                .stream()
                        .map(route -> "%-9s %s".formatted(reviewed.getOrDefault(route, NOT_REVIEWED), route))
                        .toList();
        Files.write(Path.of(System.getProperty("basedir", ""), "target", "routes.txt"), lines);
    }

    /** The ways there are, and the database roles each has. The list says what each means. */
    private static final Map<String, Set<String>> WAYS = Map.ofEntries(
            Map.entry("open", Set.of("open")),
            Map.entry("staff", Set.of("staff")),
            Map.entry("login", Set.of("portal")),
            Map.entry("export", Set.of("exporter", "portal", "staff")),
            Map.entry("report", Set.of("staff", "counter")),
            Map.entry("group", Set.of("staff", "portal")),
            Map.entry("sender", Set.of("collector", "counter")),
            Map.entry("traffic", Set.of("operator")),
            Map.entry("subject", Set.of("staff", "resolver", "eraser", "exporter")),
            Map.entry("demo", Set.of("collector", "exporter", "counter", "staff")),
            Map.entry("none", Set.of()));
}
