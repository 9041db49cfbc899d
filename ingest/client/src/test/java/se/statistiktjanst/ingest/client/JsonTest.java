package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    @Test
    void writesWhatAnotherReaderUnderstands() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("å \"\\\n\t\u0001😀", "😀 \u2028 </script>");
        value.put("list", Arrays.asList(1, -2L, 2.5, true, null, Map.of(), List.of()));
        JsonNode read = JACKSON.readTree(Json.write(value));

        assertThat(read).isEqualTo(JACKSON.readTree(JACKSON.writeValueAsString(value)));
        assertThat(Json.write(value)).doesNotContain("\n");
        assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessageContaining("leave the field out");
        assertThatThrownBy(() -> Json.write(new Object())).hasMessageContaining("give text");
    }

    @Test
    void readsWhatAnotherWriterWrote() throws Exception {
        String text = JACKSON.writeValueAsString(
                Map.of("a", List.of(1, "två\n\"😀\"", Map.of("b", true)), "c", Map.of("d", -1.5e3)));

        assertThat(JACKSON.readTree(Json.write(Json.object(" " + text + "\n"))))
                .isEqualTo(JACKSON.readTree(text.replace("1,", "\"1\",").replace("-1500.0", "\"-1500.0\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"a\"}", "{\"a\":1,}x", "{\"a\":tru}", "{\"a\":\"\\u12\"}", "{}{}", "{\"a\":}"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Json.object(text)).isInstanceOf(Json.MalformedException.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThatThrownBy(() -> Json.object("{\"a\":".repeat(100_000))).isInstanceOf(Json.MalformedException.class);
    }
}
