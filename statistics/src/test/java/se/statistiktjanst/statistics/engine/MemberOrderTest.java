package se.statistiktjanst.statistics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.platform.definition.LocalizedText;

class MemberOrderTest {
    @Test
    void namesStandAsSwedesSortThemAndTheUnknownLast() {
        assertThat(sorted(
                        named("SE1-b", "Örby"),
                        named("", "Okänt"),
                        named("SE1-c", "Ängby"),
                        named("SE1-d", "Åby"),
                        named("SE1-a", "Zinkgruvan")))
                .containsExactly("Zinkgruvan", "Åby", "Ängby", "Örby", "Okänt");
    }

    @Test
    void hoursStandByTheirNumber() {
        assertThat(sorted(named("10", "10–11"), named("02", "02–03"), named("23", "23–24")))
                .containsExactly("02–03", "10–11", "23–24");
    }

    @Test
    void twoOfOneNameKeepTheirOrder() {
        Member first = named("SE1-a", "Berg");
        Member second = named("SE1-b", "Berg");
        assertThat(new MemberOrder().compare(first, second)).isNegative();
        assertThat(new MemberOrder().compare(second, first)).isPositive();
        assertThat(new MemberOrder().compare(first, first)).isZero();
    }

    private static List<String> sorted(Member... members) {
        List<Member> given = new ArrayList<>(List.of(members));
        Collections.reverse(given);
        return given.stream()
                .sorted(new MemberOrder())
                .map(member -> member.name().sv())
                .toList();
    }

    private static Member named(String code, String name) {
        return new Member(code, new LocalizedText(name, name));
    }
}
