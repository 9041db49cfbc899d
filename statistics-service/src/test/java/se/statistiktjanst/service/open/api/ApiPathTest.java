package se.statistiktjanst.service.open.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/API/V2/Tables/Samtal/DATA?valueCodes[Tid]=TOP(1)&Lang=EN | /api/v2/tables/samtal/data?valuecodes[Tid]=TOP(1)&lang=EN",
                "/api/v2/tables?valueCodes%5BTid%5D=A | /api/v2/tables?valuecodes%5BTid%5D=A",
                "/api/v2/savedQueries/AbC_-/Data?outputFormat=CSV | /api/v2/savedqueries/AbC_-/data?outputformat=CSV",
                "/api/v2 | /api/v2",
                "/api/v2/tables?X&=y | /api/v2/tables?x&=y",
                "/api/v22/Tables | /api/v22/Tables",
                "/sv/statistik/x?Tid=A | /sv/statistik/x?Tid=A"
            })
    void normalises(String sent, String expected) {
        assertThat(ApiPath.normalise(URI.create("http://localhost:1" + sent)))
                .hasToString("http://localhost:1" + expected);
    }
}
