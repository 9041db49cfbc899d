package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void aHiddenCellCannotHoldANumber() {
        assertThatThrownBy(() -> new Cell(BigDecimal.TEN, CellState.HIDDEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cell(null, CellState.VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGridRefusesARowThatDoesNotFit() {
        List<Row> rows = List.of(new Row(List.of("Region"), List.of(), false));
        List<Column> columns = List.of(new Column("2026-01", "2026-01", false));

        assertThatThrownBy(() -> new Grid(List.of("Region"), columns, rows)).hasMessageContaining("0 cells");
    }

    @Test
    void aSmallLineHasAGapWhereACellIsHidden() {
        Sparkline line = new Sparkline(
                List.of(Cell.of(10), Cell.of(20), Cell.without(CellState.HIDDEN), Cell.of(20), Cell.of(0)));

        assertThat(line.lines()).containsExactly("2.0,16.0 31.0,2.0", "89.0,2.0 118.0,30.0");
        assertThat(line.areas().get(0)).endsWith("31.0,30.0 2.0,30.0");
    }
}
