package se.statistiktjanst.statistics.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Errands and clinics that may be named in the tables of a care provider's own staff, by the rule of {@link
 * ErrandCodes}, counted within the care provider.
 */
record ListedWords(SortedSet<String> errands, SortedSet<String> clinics) {
    private static final Set<String> TAKEN = Set.of(DimensionCode.TOTAL, DimensionCode.MERGED, DimensionCode.UNKNOWN);

    private ListedWords() {
        this(new TreeSet<>(), new TreeSet<>());
    }

    private record Word(int provider, String dimension, String code) {}

    /** By care provider. */
    static Map<Integer, ListedWords> read(PeriodFacts facts, int threshold) {
        Map<Integer, ListedWords> listed = new HashMap<>();
        for (Word word : words(facts, threshold)) {
            if (!TAKEN.contains(word.code())) {
                ListedWords its = listed.computeIfAbsent(word.provider(), provider -> new ListedWords());
                (word.dimension().equals(CubeDimension.ERRAND.id()) ? its.errands() : its.clinics()).add(word.code());
            }
        }
        return listed;
    }

    private static List<Word> words(PeriodFacts facts, int threshold) {
        return facts.query("""
                        select f.provider_id, d.dimension, d.code
                        from %s f
                        join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
                        cross join lateral (values (f.errand), (f.clinic)) named (id)
                        join event.dimension_value d on d.id = named.id
                        group by f.provider_id, d.dimension, d.code
                        having count(distinct r.person_no) >= :threshold
                        union
                        select provider_id, dimension, code from usage.staff_code
                        where dimension in ('errand', 'clinic')
                        order by provider_id, dimension, code
                        """.formatted(facts.sql()))
                .bind("threshold", threshold)
                .map((row, context) ->
                        new Word(row.getInt("provider_id"), row.getString("dimension"), row.getString("code")))
                .list();
    }
}
