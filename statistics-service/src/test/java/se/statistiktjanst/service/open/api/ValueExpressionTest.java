package se.statistiktjanst.service.open.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

class ValueExpressionTest {
    private static final List<String> CODES =
            List.of("2021M01", "2021M02", "2021M03", "2022M01", "A,b", "Klart? (nej)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021M01 | 2021M01",
                "2021m01 | 2021M01",
                "2021* | 2021M01 2021M02 2021M03",
                "202?M01 | 2021M01 2022M01",
                "*M0* | 2021M01 2021M02 2021M03 2022M01",
                "top(2) | 2021M01 2021M02",
                "TOP(2,1) | 2021M02 2021M03",
                "top( 1 , 3 ) | 2022M01",
                "from(2022M01) | 2022M01 A,b Klart?_(nej)",
                "to(2021m02) | 2021M01 2021M02",
                "range(2021M02,2022M01) | 2021M02 2021M03 2022M01",
                "range(2022M01,A,b) | 2022M01 A,b",
                "A,b | A,b",
                "Klart? (nej) | Klart?_(nej)",
                "z* | ''"
            })
    void resolves(String expression, String expected) {
        List<String> found = ValueExpression.resolve(expression, CODES, false);

        assertThat(found.stream().map(code -> code.replace(' ', '_')))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    void takesTheNewestPeriodsFromTheTop() {
        List<String> months = CODES.subList(0, 4);

        assertThat(ValueExpression.resolve("top(2)", months, true)).containsExactly("2021M03", "2022M01");
        assertThat(ValueExpression.resolve("top(1,1)", months, true)).containsExactly("2021M03");
        assertThat(ValueExpression.resolve("bottom(1)", months, true)).containsExactly("2021M01");
        assertThat(ValueExpression.resolve("bottom(1)", months, false)).containsExactly("2022M01");
        assertThat(ValueExpression.resolve("top(99)", months, true)).isEqualTo(months);
    }

    @ParameterizedTest
    @ValueSource(strings = {"top()", "top(x)", "bottom(1,2,3)", "top(-1)", "range(2021M01)"})
    void refusesWhatIsNoExpression(String expression) {
        assertProblem(expression, ProblemCode.ILLEGAL_SELECTION_EXPRESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020M01", "from(2020M01)", "range(a,b)", "total"})
    void refusesCodesThatTheTableLacks(String expression) {
        assertProblem(expression, ProblemCode.NON_EXISTENT_VALUE);
    }

    @Test
    void manyStarsTakeNoLongerThanFew() {
        List<String> codes = List.of("a".repeat(80));

        assertThat(ValueExpression.resolve("*a".repeat(60) + "*b", codes, false))
                .isEmpty();
    }

    @Test
    void splitsAtCommasOutsideBrackets() {
        assertThat(ValueList.split("a,[b,c], top(3,1) ,[range(x,y)],,d"))
                .containsExactly("a", "b,c", "top(3,1)", "range(x,y)", "d");
    }

    private static void assertProblem(String expression, ProblemCode code) {
        assertThatThrownBy(() -> ValueExpression.resolve(expression, CODES, false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
