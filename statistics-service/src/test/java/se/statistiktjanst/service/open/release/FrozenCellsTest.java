package se.statistiktjanst.service.open.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenCellsTest {
    private static final Instant JANUARY = Instant.parse("2021-02-05T04:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2021-03-05T04:00:00Z");
    private static final Release FIRST = release(1, "2021M01", JANUARY, 4);
    private static final Release SECOND = release(2, "2021M02", FEBRUARY, 4);

    private final List<Integer> read = new ArrayList<>();
    private final FrozenCells cells = new FrozenCells(this::read);

    @Test
    void aReleaseIsReadOnceWhateverIsChosenOfIt() {
        assertThat(cells.select(List.of(FIRST), List.of(List.of("A"), List.of("x", "y"))))
                .extracting(StoredCell::codes)
                .containsExactlyInAnyOrder(List.of("A", "x"), List.of("A", "y"));
        assertThat(cells.select(List.of(FIRST, SECOND), List.of(List.of("B"), List.of("x"))))
                .extracting(cell -> cell.period() + cell.codes() + cell.measures())
                .containsExactlyInAnyOrder("2021M01[B, x][1.0]", "2021M02[B, x][2.0]");
        assertThat(read).containsExactly(1, 2);
    }

    @Test
    void whatAReleaseDoesNotHaveIsNotThere() {
        assertThat(cells.select(List.of(FIRST), List.of(List.of("C"), List.of("x"))))
                .isEmpty();
        assertThat(cells.select(List.of(FIRST), List.of(List.of(), List.of("x"))))
                .isEmpty();
        assertThat(cells.select(List.of(), List.of(List.of("A"), List.of("x")))).isEmpty();
    }

    /** An older dump was restored, and the id was given once more. */
    @Test
    void aReleaseOfAnotherTimeIsAnotherThoughItsIdIsTheSame() {
        cells.select(List.of(FIRST), List.of(List.of("A"), List.of("x")));
        cells.select(List.of(release(1, "2021M01", FEBRUARY, 4)), List.of(List.of("A"), List.of("x")));
        assertThat(read).containsExactly(1, 1);
    }

    @Test
    void aLargeReleaseIsNotKept() {
        assertThat(FrozenCells.isKept(release(3, "2021M03", JANUARY, 10_000))).isTrue();
        assertThat(FrozenCells.isKept(release(3, "2021M03", JANUARY, 10_001))).isFalse();
    }

    private List<StoredCell> read(List<Release> releases) {
        List<StoredCell> all = new ArrayList<>();
        for (Release release : releases) {
            read.add(release.id());
            for (String first : List.of("A", "B")) {
                for (String second : List.of("x", "y")) {
                    all.add(new StoredCell(
                            release.period(), List.of(first, second), List.of((double) release.id()), "v", false));
                }
            }
        }
        return all;
    }

    private static Release release(int id, String period, Instant at, int cells) {
        return new Release(id, period, 1, at, cells, 0, List.of(), List.of());
    }
}
