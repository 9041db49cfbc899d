package se.statistiktjanst.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.ingest.registry.CareProvider;
import se.statistiktjanst.ingest.registry.ProviderKind;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Unit;
import se.statistiktjanst.ingest.registry.UnitKind;

class SampleEventsTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root"), "config");
    private static final Registry REGISTRY = Registry.load(CONFIG);
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final SampleEvents sample = new SampleEvents(REGISTRY, CONFIG, 250_000, 1);

    @Test
    void theSameSeedGivesTheSameEvents() {
        SampleEvents again = new SampleEvents(REGISTRY, CONFIG, 250_000, 1);
        SampleEvents other = new SampleEvents(REGISTRY, CONFIG, 250_000, 2);
        for (SampleService service : SampleService.all()) {
            List<ObjectNode> events = sample.of(service, MONDAY, LATER);
            assertThat(again.of(service, MONDAY, LATER)).isEqualTo(events);
            assertThat(other.of(service, MONDAY, LATER)).doesNotContainAnyElementsOf(events);
        }
    }

    @Test
    void idsAreUuidsOfVersion7ThatDiffer() {
        List<ObjectNode> events = week();
        Set<String> ids =
                events.stream().map(event -> event.get("id").textValue()).collect(Collectors.toSet());
        assertThat(ids)
                .hasSameSizeAs(events)
                .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab].*"));
    }

    @Test
    void nothingHappensAfterNowAndWhatHappenedBeforeStaysTheSame() {
        SampleService phone = SampleService.all().get(0);
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        List<ObjectNode> morning = sample.of(phone, MONDAY, noon);
        assertThat(morning)
                .isNotEmpty()
                .allMatch(event -> Instant.parse(event.get("time").textValue()).isBefore(noon));
        assertThat(sample.of(phone, MONDAY, LATER))
                .hasSizeGreaterThan(morning.size())
                .containsAll(morning);
    }

    @Test
    void onlyPublishedTestNumbersStandForResidents() throws IOException {
        Set<String> published = new HashSet<>(Files.readAllLines(CONFIG.resolve("demo/test-personal-numbers.txt")));
        List<String> residents = values("resident");
        assertThat(published).containsAll(residents);
        assertThat(new HashSet<>(residents).size()).as("many return").isLessThan(residents.size() * 2 / 3);
    }

    @Test
    void mostEventsStateWhereTheResidentLivesAndSomeOfThemElsewhereThanTheCareProvider() {
        Map<String, String> counties =
                REGISTRY.careProviders().stream().collect(Collectors.toMap(CareProvider::hsaId, CareProvider::county));
        List<ObjectNode> known = week().stream()
                .filter(event -> event.get("data").has("resident"))
                .toList();
        List<ObjectNode> stated = known.stream()
                .filter(event -> event.get("data").has("residentCounty"))
                .toList();
        assertThat((double) stated.size() / known.size()).isBetween(0.6, 0.95);
        List<ObjectNode> local = stated.stream()
                .filter(event -> event.get("data").has("careProvider"))
                .toList();
        long elsewhere = local.stream()
                .filter(event -> !event.at("/data/residentCounty")
                        .textValue()
                        .equals(counties.get(event.at("/data/careProvider").textValue())))
                .count();
        assertThat((double) elsewhere / local.size()).isBetween(0.03, 0.12);
        assertThat(values("residentCounty")).doesNotContain("00");
    }

    @Test
    void weekdaysAndBigRegionsHaveMost() {
        SampleService booking = SampleService.all().get(1);
        assertThat(sample.of(booking, MONDAY, LATER))
                .hasSizeGreaterThan(
                        sample.of(booking, MONDAY.plusDays(6), LATER).size());
        Map<String, Long> byKind = values("careProvider").stream()
                .collect(Collectors.groupingBy(SampleEventsTest::kindOf, Collectors.counting()));
        assertThat(byKind.get("REGION")).isGreaterThan(3 * byKind.getOrDefault("MUNICIPALITY", 0L));
        assertThat(byKind.get("MUNICIPALITY")).isGreaterThan(byKind.getOrDefault("PRIVATE", 0L));
    }

    @Test
    void aMonthHoldsItsPartOfTheYear() {
        assertThat((double) week().size() * 410 / 7).isBetween(200_000.0, 300_000.0);
    }

    @Test
    void unitsOfRegionsHaveAtLeastFiveStaffAndSomePrivateOnesFewer() {
        Map<String, ProviderKind> kinds =
                REGISTRY.careProviders().stream().collect(Collectors.toMap(CareProvider::hsaId, CareProvider::kind));
        Map<ProviderKind, Integer> fewest = new HashMap<>();
        for (Unit unit : REGISTRY.units()) {
            if (unit.kind() != UnitKind.DIVISION) {
                ProviderKind kind = Objects.requireNonNull(kinds.get(unit.careProvider()));
                List<SampleStaff> staff = SampleStaff.of(unit, kind);
                assertThat(staff.stream().map(SampleStaff::hsaId)).doesNotHaveDuplicates();
                fewest.merge(kind, staff.size(), Math::min);
            }
        }
        assertThat(fewest.get(ProviderKind.REGION)).isGreaterThanOrEqualTo(5);
        assertThat(fewest.get(ProviderKind.PRIVATE)).isLessThan(5);
    }

    private static String kindOf(String provider) {
        return REGISTRY.careProviders().stream()
                .filter(candidate -> candidate.hsaId().equals(provider))
                .findFirst()
                .map(found -> found.kind().name())
                .orElseThrow();
    }

    private List<String> values(String field) {
        return week().stream()
                .map(event -> event.get("data").path(field).asText(""))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<ObjectNode> week() {
        Function<SampleService, List<ObjectNode>> all = service -> MONDAY.datesUntil(MONDAY.plusDays(7))
                .flatMap(day -> sample.of(service, day, LATER).stream())
                .toList();
        return SampleService.all().stream().map(all).flatMap(List::stream).toList();
    }
}
