package se.statistiktjanst.statistics.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static final YearMonth JANUARY = YearMonth.of(2021, 1);

    @Test
    void isAJsonValue() {
        Recipe recipe = new Recipe("phone-advice", null, "se.statistiktjanst.call.v1", JANUARY, YearMonth.of(2021, 3));
        assertThat(recipe.toJson())
                .isEqualTo("{\"service\":\"phone-advice\",\"eventType\":\"se.statistiktjanst.call.v1\","
                        + "\"from\":\"2021-01\",\"to\":\"2021-03\"}");
        assertThat(Recipe.fromJson(recipe.toJson())).isEqualTo(recipe);
    }

    @Test
    void refusesMonthsInTheWrongOrder() {
        assertThatThrownBy(() -> new Recipe("phone-advice", null, null, JANUARY, JANUARY.minusMonths(1)))
                .hasMessageContaining("to must be from or later");
    }
}
