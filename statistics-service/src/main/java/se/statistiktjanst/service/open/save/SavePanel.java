package se.statistiktjanst.service.open.save;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.page.Language;

/**
 * How to come back to what a page shows. All addresses are absolute, for use elsewhere.
 *
 * @param open whether somebody has chosen in the panel, so that it stays open
 * @param link of the page, without the parts that only concern the panel
 * @param embed HTML that shows the page in a frame
 * @param get of the API; null if the selection is too long for an address
 * @param post of the API, to which {@code body} is posted
 */
public record SavePanel(
        boolean open,
        List<TimeLink> times,
        String link,
        String embed,
        @Nullable String get,
        String post,
        String body,
        List<Snippet> snippets) {
    /** Name of the page's parameter with the choice of time. */
    public static final String TIME = "time";

    private static final Set<String> OF_TIME = Set.of("from", "to", "last", TIME);

    /** Servers and programs take at least this much. */
    private static final int LONGEST_ADDRESS = 6000;

    public SavePanel {
        times = List.copyOf(times);
        snippets = List.copyOf(snippets);
    }

    /** A choice of time, and the page with that choice made. */
    public record TimeLink(TimeChoice choice, String href, boolean current) {}

    /**
     * The panel of a page.
     *
     * @param origin scheme, host and port of the site
     * @param path of the page
     * @param query of the page, as it came
     * @param asked value of the parameter {@link #TIME}
     * @return null if no period is chosen, so that there is nothing to come back to
     */
    public static @Nullable SavePanel of(
            String origin, String path, String query, OpenTable table, Language language, @Nullable String asked) {
        if (table.periods().isEmpty()) {
            return null;
        }
        TimeChoice time = TimeChoice.of(asked);
        ApiQuery api = ApiQuery.of(origin, table, language, time);
        String selection = without(OF_TIME, query);
        String page = path + "?" + selection + time.parameters(table.periods());
        String get = api.get();
        String body = api.body();
        boolean fits = get.length() <= LONGEST_ADDRESS;
        return new SavePanel(
                asked != null,
                times(path, query, time),
                origin + page,
                frame(origin + "/embed" + page, table.cube().title().in(language)),
                fits ? get : null,
                api.post(),
                body,
                Snippets.of(api, body, fits));
    }

    private static List<TimeLink> times(String path, String query, TimeChoice chosen) {
        String rest = without(Set.of(TIME), query);
        return Arrays.stream(TimeChoice.values())
                .map(choice -> new TimeLink(
                        choice, "%s?%s%s=%s#spara".formatted(path, rest, TIME, choice.code()), choice == chosen))
                .toList();
    }

    private static String frame(String address, String title) {
        return "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"700\" loading=\"lazy\"></iframe>"
                .formatted(escaped(address), escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The parameters left, each with an ampersand after it. */
    private static String without(Set<String> names, String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && !names.contains(parameter.split("=", 2)[0]))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }
}
