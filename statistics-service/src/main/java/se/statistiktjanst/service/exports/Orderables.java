package se.statistiktjanst.service.exports;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.HiddenField;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.service.staff.CallReports;
import se.statistiktjanst.service.staff.CallSelection;
import se.statistiktjanst.statistics.cube.CubeDefinition;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.recipe.Recipe;

/** Makes recipes of what an address or a form asks for. */
final class Orderables {
    private final CallReports reports;
    private final Cubes catalogue;

    /** @param catalogue the tables for staff */
    Orderables(CallReports reports, Cubes catalogue) {
        this.reports = reports;
        this.catalogue = catalogue;
    }

    /**
     * What is asked for; empty where the assignment covers no unit with figures.
     *
     * @throws ProblemException NOT_FOUND for what does not exist, BAD_REQUEST for months that are none
     */
    Optional<Orderable> find(
            StaffSession session, ExportPageResource.Asked asked, Language language, Messages messages) {
        String table = asked.table();
        return table == null || table.isEmpty()
                ? reports.select(session, asked.unit(), asked.from(), asked.to())
                        .map(selection -> calls(selection, messages))
                : Optional.of(table(table, asked, language, messages));
    }

    private static Orderable calls(CallSelection selection, Messages messages) {
        Recipe recipe = selection.recipe();
        return new Orderable(
                recipe,
                List.of(
                        new Term(messages.text("staff.unit"), selection.unit().name()),
                        new Term(messages.text("export.period"), period(recipe))),
                fields(recipe, "unit", selection.unit().publicId()));
    }

    private Orderable table(String id, ExportPageResource.Asked asked, Language language, Messages messages) {
        CubeDefinition table = catalogue.find(id).orElseThrow(ProblemException::notFound);
        String unit = asked.unit() == null || asked.unit().isEmpty() ? null : asked.unit();
        Recipe recipe = recipe(id, unit, asked);
        List<HiddenField> fields = new ArrayList<>(fields(recipe, "table", id));
        if (unit != null) {
            fields.add(new HiddenField("unit", unit));
        }
        return new Orderable(
                recipe,
                List.of(
                        new Term(messages.text("export.table"), table.title().in(language.tag())),
                        new Term(messages.text("export.period"), period(recipe))),
                fields);
    }

    private static Recipe recipe(String table, @Nullable String unit, ExportPageResource.Asked asked) {
        try {
            return Recipe.ofTable(
                    table,
                    unit,
                    YearMonth.parse(String.valueOf(asked.from())),
                    YearMonth.parse(String.valueOf(asked.to())));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "from and to must be months such as 2021-01, from not after to");
        }
    }

    private static List<HiddenField> fields(Recipe recipe, String name, String value) {
        return List.of(
                new HiddenField(name, value),
                new HiddenField("from", recipe.from().toString()),
                new HiddenField("to", recipe.to().toString()));
    }

    static String period(Recipe recipe) {
        return recipe.from().equals(recipe.to()) ? recipe.from().toString() : recipe.from() + "–" + recipe.to();
    }
}
