package se.statistiktjanst.platform.definition;

/** A text in the two languages of the service. Both are always there. */
public record LocalizedText(String sv, String en) {
    public LocalizedText {
        if (sv.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both sv and en");
        }
    }

    /**
     * The text in one language.
     *
     * @param language {@code sv} or {@code en}; anything else gives Swedish, the service's first language
     */
    public String in(String language) {
        return language.equals("en") ? en : sv;
    }
}
