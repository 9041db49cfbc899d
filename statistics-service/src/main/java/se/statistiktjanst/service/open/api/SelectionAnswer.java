package se.statistiktjanst.service.open.api;

import java.util.List;
import se.statistiktjanst.service.open.file.Placement;
import se.statistiktjanst.service.open.file.Variable;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;

/** A selection with every expression replaced by codes. */
record SelectionAnswer(
        String language,
        List<SelectionRequest.Choice> selection,
        SelectionRequest.Placed placement,
        List<ApiLinks.Link> links) {

    static SelectionAnswer of(
            OpenContents table, SelectionRequest request, OpenTables tables, Language language, ApiLinks.Link self) {
        List<SelectionRequest.Choice> choices =
                ResolvedSelection.of(request, table, tables).choices();
        return new SelectionAnswer(language.tag(), choices, placed(request, choices), List.of(self));
    }

    private static SelectionRequest.Placed placed(SelectionRequest request, List<SelectionRequest.Choice> choices) {
        Placement asked = request.placed();
        return asked.isEmpty()
                ? new SelectionRequest.Placed(
                        List.of(Variable.TIME),
                        choices.stream()
                                .map(SelectionRequest.Choice::variableCode)
                                .filter(variable -> !variable.equals(Variable.TIME))
                                .toList())
                : new SelectionRequest.Placed(asked.heading(), asked.stub());
    }
}
