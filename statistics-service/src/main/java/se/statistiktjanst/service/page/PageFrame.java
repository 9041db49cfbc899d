package se.statistiktjanst.service.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a page. Templates read it as {@code frame.…}.
 *
 * @param path path after the language segment, starting with a slash
 * @param query query string as it came, empty if none
 * @param current the navigation entry of the page
 * @param demo whether the band <em>Demo: exempeldata</em> is shown
 * @param viewer who is logged in, null if nobody
 */
public record PageFrame(
        Language language,
        String path,
        String query,
        Section current,
        boolean demo,
        @Nullable Viewer viewer,
        Operator operator,
        Assets assets) {

    /** Address of a page in the language of this one, from its path after the language segment. */
    public String href(String pagePath) {
        return "/" + language.tag() + pagePath;
    }

    /** Address of this same page, with the same choices, in the other language. */
    public String otherLanguageHref() {
        return "/" + language.other().tag() + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Address of a file under {@code /assets/}, with its checksum so that it may be cached for ever. */
    public String asset(String name) {
        return assets.href(name);
    }

    /** The main navigation for this viewer. */
    public List<Section> navigation() {
        List<Section> entries = new ArrayList<>(List.of(Section.START, Section.STATISTICS));
        entries.addAll(viewer == null ? List.of(Section.LOGIN) : viewer.sections());
        entries.addAll(List.of(Section.ABOUT, Section.HELP));
        if (demo) {
            entries.add(Section.DEMO);
        }
        return entries;
    }
}
