package se.statistiktjanst.service.open;

import java.util.List;
import se.statistiktjanst.service.page.Term;

/** The part <em>Information</em> of a table page: notes, definitions and details. Contact comes from the operator. */
public record TableInformation(List<String> notes, List<Term> definitions, List<Term> details) {

    public TableInformation {
        notes = List.copyOf(notes);
        definitions = List.copyOf(definitions);
        details = List.copyOf(details);
    }
}
