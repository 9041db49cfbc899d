package se.statistiktjanst.exports.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** Files as DuckDB reads them. */
class ParquetTableTest {
    private static final List<ResultColumn> COLUMNS = List.of(
            column("name", ResultColumn.Type.STRING),
            column("day", ResultColumn.Type.DATE),
            column("month", ResultColumn.Type.YEARMONTH),
            column("count", ResultColumn.Type.INTEGER),
            column("mean", ResultColumn.Type.NUMBER),
            column("resolved", ResultColumn.Type.BOOLEAN));

    @TempDir
    private Path folder;

    @Test
    void anotherReaderFindsTypesValuesAndWhatIsMissing() throws Exception {
        Path file = write(List.of(
                row("Åsa, \"1\"", LocalDate.of(2021, 3, 28), "2021-03", 4_054L, new BigDecimal("67.52"), true),
                row(null, null, null, null, null, null),
                row("", LocalDate.of(1969, 12, 31), "1969-12", -1, 0.0, false)));
        assertThat(query("select column_name, column_type from (describe select * from '%s')", file))
                .isEqualTo(List.of(
                        List.of("name", "VARCHAR"),
                        List.of("day", "DATE"),
                        List.of("month", "VARCHAR"),
                        List.of("count", "BIGINT"),
                        List.of("mean", "DOUBLE"),
                        List.of("resolved", "BOOLEAN")));
        assertThat(query("select * from '%s'", file))
                .isEqualTo(List.of(
                        List.of("Åsa, \"1\"", "2021-03-28", "2021-03", "4054", "67.52", "true"),
                        Arrays.asList(null, null, null, null, null, null),
                        List.of("", "1969-12-31", "1969-12", "-1", "0.0", "false")));
    }

    @Test
    void saysWhatItIsAndIsCompressed() throws Exception {
        Path file = write(List.of(row("a", null, null, 1L, null, null)));
        assertThat(query(
                        "select decode(key), decode(value) from parquet_kv_metadata('%s') where decode(key) = 'title'",
                        file))
                .containsExactly(List.of("title", "Samtal, mars"));
        assertThat(query("select distinct compression from parquet_metadata('%s')", file))
                .containsExactly(List.of("ZSTD"));
    }

    @Test
    void aTableOfManyRowGroupsIsWhole() throws Exception {
        Path file = folder.resolve("many.parquet");
        try (ParquetTable table = new ParquetTable(Files.newOutputStream(file), COLUMNS, Map.of())) {
            for (long n = 0; n < 900_000; n++) {
                table.write(row(
                        Long.toHexString(n * 0x9E3779B97F4A7C15L),
                        LocalDate.EPOCH,
                        null,
                        n,
                        Math.sin((double) n),
                        null));
            }
        }
        assertThat(query("select count(*), sum(count), count(mean), count(distinct name) from '%s'", file))
                .containsExactly(List.of("900000", "404999550000", "900000", "900000"));
        assertThat(Integer.parseInt(
                        String.valueOf(query("select count(distinct row_group_id) from parquet_metadata('%s')", file)
                                .get(0)
                                .get(0))))
                .isGreaterThan(1);
    }

    @Test
    void refusesARowOfAnotherWidth() throws Exception {
        try (ParquetTable table =
                new ParquetTable(Files.newOutputStream(folder.resolve("x.parquet")), COLUMNS, Map.of())) {
            assertThatThrownBy(() -> table.write(List.of("a"))).hasMessageContaining("a row has 1 values");
        }
    }

    private Path write(List<List<@Nullable Object>> rows) throws Exception {
        Path file = folder.resolve("a.parquet");
        try (ParquetTable table =
                new ParquetTable(Files.newOutputStream(file), COLUMNS, Map.of("title", "Samtal, mars"))) {
            for (List<@Nullable Object> row : rows) {
                table.write(row);
            }
        }
        return file;
    }

    private static List<List<@Nullable String>> query(String sql, Path file) throws Exception {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet found = duckdb.createStatement().executeQuery(sql.formatted(file))) {
            while (found.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static ResultColumn column(String name, ResultColumn.Type type) {
        return new ResultColumn(name, type, name, "");
    }
}
