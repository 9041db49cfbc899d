package se.statistiktjanst.exports.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgeBandTest {
    @Test
    void bandsAreFiveYearsWideAndEndAtNinety() {
        assertThat(AgeBand.of(0)).isEqualTo("0-4");
        assertThat(AgeBand.of(4)).isEqualTo("0-4");
        assertThat(AgeBand.of(5)).isEqualTo("5-9");
        assertThat(AgeBand.of(89)).isEqualTo("85-89");
        assertThat(AgeBand.of(90)).isEqualTo("90+");
        assertThat(AgeBand.of(131)).isEqualTo("90+");
        assertThat(AgeBand.of(null)).isNull();
    }
}
