package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import se.statistiktjanst.service.page.Language;

/**
 * One period of a table, as last published.
 *
 * @param heldBackSv names of services that are not complete yet
 * @param heldBackEn the same in English
 */
public record Release(
        int id,
        String period,
        int version,
        Instant publishedAt,
        int cells,
        int hidden,
        List<String> heldBackSv,
        List<String> heldBackEn) {

    /** Names of services that are not complete yet. */
    public List<String> heldBack(Language language) {
        return language == Language.SV ? heldBackSv : heldBackEn;
    }
}
