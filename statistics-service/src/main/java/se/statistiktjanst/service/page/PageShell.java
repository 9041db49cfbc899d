package se.statistiktjanst.service.page;

import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a page's content into the frame of the site. One for the application. */
public final class PageShell {

    private static final Pattern LANGUAGE = Pattern.compile("^(/embed)?/(sv|en)(?=/|$)");

    private final Operator operator;
    private final boolean demo;
    private final Assets assets;

    /** @param demo whether every page is marked as showing sample data */
    public PageShell(Operator operator, boolean demo, Assets assets) {
        this.operator = operator;
        this.demo = demo;
        this.assets = assets;
    }

    /** The page of an open request. */
    public PageView page(UriInfo uri, PageContent content) {
        return page(uri, null, content);
    }

    /** The page of a request by a logged-in viewer; the language is the one in the path. */
    public PageView page(UriInfo uri, @Nullable Viewer viewer, PageContent content) {
        String query = uri.getRequestUri().getRawQuery();
        return page(uri.getRequestUri().getRawPath(), query == null ? "" : query, viewer, content);
    }

    /** As above, with the path (language segment included) and the query string given. */
    public PageView page(String path, String query, @Nullable Viewer viewer, PageContent content) {
        Language language = Language.ofPath(path);
        PageFrame frame = new PageFrame(
                language, withoutLanguage(path), query, content.section(), demo, viewer, operator, assets);
        return new PageView(frame, content, messages(language));
    }

    /** The texts of a language, for sentences that are put together in Java. */
    public Messages messages(Language language) {
        return Messages.of(language);
    }

    private static String withoutLanguage(String path) {
        String rest = LANGUAGE.matcher(path).replaceFirst("");
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}
