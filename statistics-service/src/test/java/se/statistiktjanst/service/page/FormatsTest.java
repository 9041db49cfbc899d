package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats swedish = new Formats(Language.SV);
    private final Formats english = new Formats(Language.EN);

    @Test
    void groupsByThreeWithNoBreakSpaceInBothLanguages() {
        assertThat(swedish.number(1_284_310)).isEqualTo("1\u00A0284\u00A0310");
        assertThat(english.number(1_000)).isEqualTo("1\u00A0000");
        assertThat(swedish.number(999)).isEqualTo("999");
        assertThat(swedish.number(0)).isEqualTo("0");
    }

    @Test
    void writesTheDecimalsOfTheNumber() {
        assertThat(swedish.number(new BigDecimal("1067.50"))).isEqualTo("1\u00A0067,50");
        assertThat(english.number(new BigDecimal("67.52"))).isEqualTo("67.52");
        assertThat(swedish.number(new BigDecimal("1E+3"))).isEqualTo("1\u00A0000");
    }

    @Test
    void aChangeHasItsSign() {
        assertThat(swedish.change(new BigDecimal("4.2"))).isEqualTo("+4,2\u00A0%");
        assertThat(swedish.change(new BigDecimal("-1.3"))).isEqualTo("\u22121,3\u00A0%");
    }

    @Test
    void timesAreThoseOfStockholm() {
        assertThat(swedish.dateTime(Instant.parse("2026-07-01T22:30:00Z"))).isEqualTo("2026-07-02 00:30");
    }

    @Test
    void sizesHaveUnitsOfAThousand() {
        assertThat(swedish.bytes(240)).isEqualTo("240\u00A0B");
        assertThat(swedish.bytes(2_140)).isEqualTo("2,1\u00A0kB");
        assertThat(english.bytes(412_300)).isEqualTo("412\u00A0kB");
        assertThat(english.bytes(7_250_000_000L)).isEqualTo("7.3\u00A0GB");
    }
}
