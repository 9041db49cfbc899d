package se.statistiktjanst.statistics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResidentSetTest {
    @Test
    void unitesAndLeavesOutAsSetsDo() {
        Random random = new Random(20261122);
        for (int parts = 0; parts < 20; parts++) {
            List<int[]> arrays = new ArrayList<>();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int part = 0; part < parts; part++) {
                int[] drawn = ascending(random);
                arrays.add(drawn);
                for (int one : drawn) {
                    expected.add(one);
                }
            }
            ResidentSet union = ResidentSet.union(arrays);
            assertThat(union.size()).isEqualTo(expected.size());

            int[] others = ascending(random);
            TreeSet<Integer> left = new TreeSet<>(expected);
            for (int one : others) {
                left.remove(one);
            }
            ResidentSet without = union.without(ResidentSet.union(List.of(others)));
            assertThat(without.size()).isEqualTo(left.size());
            assertThat(without.plus(ResidentSet.union(List.of(others))).size()).isEqualTo(left.size() + others.length);
        }
    }

    @Test
    void nobodyChangesNothing() {
        ResidentSet some = ResidentSet.union(List.of(new int[] {1, 5, Integer.MAX_VALUE}));
        assertThat(some.plus(ResidentSet.NONE).size()).isEqualTo(3);
        assertThat(ResidentSet.NONE.plus(some).size()).isEqualTo(3);
        assertThat(some.without(ResidentSet.NONE).size()).isEqualTo(3);
        assertThat(ResidentSet.unionOf(List.of()).size()).isZero();
    }

    private static int[] ascending(Random random) {
        return random.ints(random.nextInt(200), 1, 300).distinct().sorted().toArray();
    }
}
