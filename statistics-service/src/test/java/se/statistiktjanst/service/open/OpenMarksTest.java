package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.service.open.release.OpenValue;

class OpenMarksTest {
    @ParameterizedTest
    @ValueSource(chars = {'c', 'u', 'i', 'n', 's'})
    void pagesAndFilesMarkACellAlike(char state) {
        OpenValue value = new OpenValue(null, state);

        assertThat(value.mark()).isEqualTo(Cells.of(value).state().mark()).isNotEmpty();
    }
}
