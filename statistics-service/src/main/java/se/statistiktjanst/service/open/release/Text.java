package se.statistiktjanst.service.open.release;

import se.statistiktjanst.service.page.Language;

/** A text in both languages. */
public record Text(String sv, String en) {
    public String in(Language language) {
        return language == Language.SV ? sv : en;
    }
}
