package se.statistiktjanst.service.exports;

import java.util.List;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.HiddenField;
import se.statistiktjanst.service.page.Term;

/**
 * The form that orders an export: it posts the chosen form, the purpose, the words about it ({@code purposeText}) and the
 * hidden fields.
 *
 * @param selection what is chosen, for reading: unit, period, measures
 * @param selectionFields the same for the server
 * @param purposeText what was written about the purpose so far
 * @param projects open linkage projects; empty for none
 * @param errors what has to be mended, in the language of the page; empty the first time
 */
public record OrderForm(
        List<Term> selection,
        List<HiddenField> selectionFields,
        List<FormChoice> forms,
        List<Choice> purposes,
        String purposeText,
        List<Choice> projects,
        List<String> errors) {

    public OrderForm {
        selection = List.copyOf(selection);
        selectionFields = List.copyOf(selectionFields);
        forms = List.copyOf(forms);
        purposes = List.copyOf(purposes);
        projects = List.copyOf(projects);
        errors = List.copyOf(errors);
    }
}
