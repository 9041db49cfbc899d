package se.statistiktjanst.service.open;

import java.util.List;
import se.statistiktjanst.service.page.Choice;

/**
 * A dimension that the visitor can choose values of.
 *
 * @param code name of the form field
 * @param label text in the language of the page
 * @param multiple checkboxes if true, else one value
 */
public record Filter(String code, String label, boolean multiple, List<Choice> choices) {

    public Filter {
        choices = List.copyOf(choices);
    }

    public long selectedCount() {
        return choices.stream().filter(Choice::selected).count();
    }
}
