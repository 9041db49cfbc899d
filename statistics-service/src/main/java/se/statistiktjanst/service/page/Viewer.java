package se.statistiktjanst.service.page;

import java.util.List;

/**
 * Who is logged in, as the header shows it.
 *
 * @param name given name and surname
 * @param assignment unit or care provider the person acts for
 * @param formToken token of the session that every POST form carries
 * @param sections entries of the navigation that the session's rights open, in their order
 */
public record Viewer(String name, String assignment, String formToken, List<Section> sections) {
    public Viewer {
        sections = List.copyOf(sections);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Viewer[REDACTED]";
    }
}
