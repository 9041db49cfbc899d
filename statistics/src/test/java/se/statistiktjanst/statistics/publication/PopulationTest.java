package se.statistiktjanst.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final Set<String> ALL = Set.of("call", "session", "activity");
    private static final Set<String> CALLS = Set.of("call");

    @Test
    void fewResidentsAreNotDivided() {
        assertThat(divided(of("TOT", ALL, 100), of("a", ALL, 13), of("b", ALL, 60), of("c", ALL, 0)))
                .containsExactlyInAnyOrder(of("TOT", ALL, 100), of("b", ALL, 60), of("c", ALL, 0));
    }

    @Test
    void aUnitThatNearlyAllBelongToIsNotDivided() {
        assertThat(divided(of("TOT", ALL, 100), of("a", ALL, 87), of("b", ALL, 86)))
                .containsExactlyInAnyOrder(of("TOT", ALL, 100), of("b", ALL, 86));
    }

    @Test
    void aUnitThatIsTheWholeIs() {
        assertThat(divided(of("TOT", ALL, 100), of("a", ALL, 100))).hasSize(2);
    }

    @Test
    void callersAreNotDividedWhereNearlyAllResidentsCalled() {
        assertThat(divided(of("a", ALL, 100), of("a", CALLS, 95), of("b", ALL, 50), of("b", CALLS, 20)))
                .containsExactlyInAnyOrder(of("a", ALL, 100), of("b", ALL, 50), of("b", CALLS, 20));
    }

    @Test
    void otherUnitsAndOtherServicesDoNotMatter() {
        Population phone = new Population("a", ALL, Set.of("phone-advice"), 45);
        Population booking = new Population("a", ALL, Set.of("booking"), 50);
        assertThat(divided(of("b", ALL, 50), phone, booking)).hasSize(3);
    }

    private static List<Population> divided(Population... all) {
        return Population.divided(List.of(all), 14);
    }

    private static Population of(String place, Set<String> types, long residents) {
        return new Population(place, types, Set.of(), residents);
    }
}
