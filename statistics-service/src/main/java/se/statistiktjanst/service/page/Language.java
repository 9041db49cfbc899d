package se.statistiktjanst.service.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages of the pages; the first segment of each page's path. Swedish is the default. */
public enum Language {
    SV("sv", "Svenska"),
    EN("en", "English");

    private static final Pattern ENGLISH = Pattern.compile("/?(embed/)?en(/.*)?");
    private static final Pattern PAGE = Pattern.compile("/?(embed/)?(sv|en)(/.*)?");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47 tag, {@code sv} or {@code en}: in paths, {@code lang} and {@code hreflang}. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself, for the language switch. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == SV ? EN : SV;
    }

    /**
     * Reads the path segment; JAX-RS calls this for {@code @PathParam}.
     *
     * @throws IllegalArgumentException for any other segment, which JAX-RS answers with 404
     */
    public static Language fromString(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("Unknown language in the path: use /sv/ or /en/");
    }

    /** The first of the languages a browser asks for that there are pages in; Swedish if none. */
    public static Language preferred(List<Locale> asked) {
        return asked.stream()
                .map(Locale::getLanguage)
                .flatMap(tag -> Stream.of(values()).filter(language -> language.tag.equals(tag)))
                .findFirst()
                .orElse(SV);
    }

    /**
     * The language of a path such as {@code sv/statistik} or {@code embed/sv/statistik}, with or without leading slash;
     * Swedish if it has none.
     */
    public static Language ofPath(String path) {
        return ENGLISH.matcher(path).matches() ? EN : SV;
    }

    /** Whether the path belongs to the pages, that is starts with a language, or is to be shown in a frame. */
    public static boolean isPage(String path) {
        return PAGE.matcher(path).matches();
    }
}
