package se.statistiktjanst.statistics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void sumsAreThoseOfAnOrdinaryMapHoweverManyKeysThereAre() {
        Random random = new Random(5);
        for (int different : new int[] {1, 3, 40, 2_000}) {
            Cells cells = new Cells(3, 2);
            Map<List<Integer>, long[]> expected = new LinkedHashMap<>();
            for (int i = 0; i < 10_000; i++) {
                int key = random.nextInt(different);
                int[] numbers = {key % 7, -key, key * 65_536};
                long[] values = {1, random.nextInt()};
                int sign = random.nextBoolean() ? 1 : -1;
                cells.add(sign, values, numbers);
                long[] sums =
                        expected.computeIfAbsent(Arrays.stream(numbers).boxed().toList(), absent -> new long[2]);
                sums[0] += sign;
                sums[1] += sign * values[1];
            }
            assertThat(cells.size()).isEqualTo(expected.size());
            Map<List<Integer>, List<Long>> found = new LinkedHashMap<>();
            IntStream.range(0, cells.size())
                    .forEach(cell -> found.put(
                            IntStream.range(0, 3)
                                    .map(column -> cells.keys(column)[cell])
                                    .boxed()
                                    .toList(),
                            List.of(cells.sums(0)[cell], cells.sums(1)[cell])));
            Map<List<Integer>, List<Long>> wanted = new LinkedHashMap<>();
            expected.forEach((key, sums) -> wanted.put(key, List.of(sums[0], sums[1])));
            assertThat(found).isEqualTo(wanted);
        }
    }

    @Test
    void aKeyHasThePlaceThatItGotWhenItCameFirst() {
        Cells places = new Cells(2, 0);
        for (int i = 0; i < 500; i++) {
            assertThat(places.at(i, 1)).isEqualTo(i);
        }
        assertThat(places.at(123, 1)).isEqualTo(123);
        assertThat(places.at(123, 2)).isEqualTo(500);
        assertThat(places.size()).isEqualTo(501);
    }
}
