package se.statistiktjanst.service.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalPageTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void saysInBothLanguagesWhatHappenedAndWhatToDo(Refusal refusal) {
        String swedish = new RefusalPage(refusal, Locale.forLanguageTag("sv")).html();
        String english = new RefusalPage(refusal, Locale.ENGLISH).html();
        assertThat(swedish).contains("<html lang=\"sv\">", "/login", refusal.code());
        assertThat(english).contains("<html lang=\"en\">", "/login", refusal.code());
        assertThat(english).isNotEqualTo(swedish);
    }
}
