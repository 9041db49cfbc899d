package se.statistiktjanst.exports.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.statistics.recipe.ResultColumn;

class CsvTableTest {
    @Test
    void writesRfc4180ToTheByteInAnyLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("sv-SE"));
        try {
            assertThat(csv(
                            row("Övrigt", -5, -1.5, LocalDate.of(2021, 1, 2), true),
                            row("a,\"b\"\r\nc", 1_000_000, 1.0E7, YearMonth.of(2021, 3), false),
                            row(null, null, new BigDecimal("1E+3"), null, null)))
                    .isEqualTo(String.join(
                            "\r\n",
                            "a,b,c,d,e",
                            "Övrigt,-5,-1.5,2021-01-02,true",
                            "\"a,\"\"b\"\"",
                            "c\",1000000,10000000,2021-03,false",
                            ",,1000,,",
                            ""));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hasNoByteOrderMark() throws IOException {
        assertThat(bytes()).startsWith('a', ',', 'b');
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> csv(row(1))).hasMessage("a row has 1 values, the table 5 columns");
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String csv(List<@Nullable Object>... rows) throws IOException {
        return new String(bytes(rows), StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static byte[] bytes(List<@Nullable Object>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ResultColumn> columns = "abcde"
                .chars()
                .mapToObj(name -> new ResultColumn(Character.toString(name), ResultColumn.Type.STRING, "", ""))
                .toList();
        try (CsvTable table = new CsvTable(out, columns)) {
            for (List<@Nullable Object> row : rows) {
                table.write(row);
            }
        }
        return out.toByteArray();
    }
}
