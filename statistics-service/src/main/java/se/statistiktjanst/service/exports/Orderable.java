package se.statistiktjanst.service.exports;

import java.util.List;
import se.statistiktjanst.service.page.HiddenField;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.statistics.recipe.Recipe;

/**
 * What can be ordered.
 *
 * @param words what it is, for reading
 * @param fields the same for the server
 */
record Orderable(Recipe recipe, List<Term> words, List<HiddenField> fields) {
    /** Whether the form can be had of it: there are no events behind the cells of a table. */
    boolean has(ExportForm form) {
        return recipe.table() == null || form == ExportForm.AGGREGATE;
    }
}
