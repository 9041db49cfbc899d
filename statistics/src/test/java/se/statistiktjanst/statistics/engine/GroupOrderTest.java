package se.statistiktjanst.statistics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.platform.definition.LocalizedText;

class GroupOrderTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Map<Integer, Member> UNITS =
            Map.of(1, named("SE1-a", "Öby"), 2, named("SE1-b", "Aby"), 3, Member.NONE, 4, Member.NONE);

    @Test
    void periodsComeFirstThenTheFirstSplitThenTheSecond() {
        List<GroupKey> inOrder =
                List.of(group(MAY, 2, 5), group(MAY, 2, 7), group(MAY, 1, 3), group(MAY, 3, 1), group(JUNE, 2, 5));
        for (int first = 0; first < inOrder.size(); first++) {
            for (int second = 0; second < inOrder.size(); second++) {
                assertThat(Integer.signum(order(inOrder).compare(inOrder.get(first), inOrder.get(second))))
                        .isEqualTo(Integer.compare(first, second));
            }
        }
    }

    @Test
    void idsThatStandForTheSameAreOneMember() {
        GroupKey early = group(MAY, 4, 1);
        GroupKey late = group(MAY, 3, 2);
        assertThat(order(List.of(early, late)).compare(early, late)).isNegative();
        assertThat(order(List.of(early, late)).compare(late, early)).isPositive();
    }

    private static GroupOrder order(List<GroupKey> groups) {
        return new GroupOrder(groups, List.of(id -> UNITS.getOrDefault(id, Member.NONE), GroupOrderTest::hour));
    }

    private static GroupKey group(LocalDate period, int unit, int hour) {
        return new GroupKey(period, List.of(unit, hour));
    }

    private static Member hour(int hour) {
        return named("0" + hour, "0" + hour);
    }

    private static Member named(String code, String name) {
        return new Member(code, new LocalizedText(name, name));
    }
}
