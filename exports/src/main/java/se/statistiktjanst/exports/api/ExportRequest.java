package se.statistiktjanst.exports.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.platform.problem.Problem;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.recipe.Recipe;

/**
 * An order as it is sent.
 *
 * @param form {@code aggregate}, {@code pseudonymised} or {@code numbers}
 * @param purpose {@code follow_up}, {@code evaluation}, {@code quality_assurance}, {@code statistics} or {@code
 *     own_register}
 * @param project id of a linkage project, for the pseudonymised form
 * @param recipe {@code {service, unit?, eventType?, from, to}}, or {@code {table, unit?, from, to}} for the aggregate form
 */
record ExportRequest(
        @Nullable String form,
        @Nullable String purpose,
        @Nullable String purposeText,
        @Nullable JsonNode recipe,
        boolean withHour,
        boolean shortLife,
        @Nullable String project) {

    ExportOrder toOrder() {
        ExportForm wantedForm = Arrays.stream(ExportForm.values())
                .filter(value -> value.code().equals(form))
                .findFirst()
                .orElseThrow(() -> refused("/form", "say aggregate, pseudonymised or numbers"));
        Purpose wantedPurpose = Arrays.stream(Purpose.values())
                .filter(value -> value.code().equals(purpose))
                .findFirst()
                .orElseThrow(() -> refused(
                        "/purpose", "say why: follow_up, evaluation, quality_assurance, statistics or own_register"));
        Recipe selection = selection();
        try {
            return new ExportOrder(
                    wantedForm,
                    wantedPurpose,
                    Optional.ofNullable(purposeText).orElse(""),
                    selection,
                    withHour,
                    shortLife,
                    project);
        } catch (IllegalArgumentException e) {
            throw refused("/purposeText", String.valueOf(e.getMessage()));
        }
    }

    private Recipe selection() {
        if (recipe == null) {
            throw refused("/recipe", "say what to select: service or table, from and to at least");
        }
        try {
            return Recipe.fromJson(recipe.toString());
        } catch (IllegalArgumentException e) {
            throw refused("/recipe", String.valueOf(e.getMessage()));
        }
    }

    static ProblemException refused(String pointer, String detail) {
        return new ProblemException(
                ProblemCode.REFUSED,
                "the export cannot be ordered as it stands: " + detail,
                List.of(new Problem.Violation(pointer, "invalid", detail)),
                Map.of());
    }
}
