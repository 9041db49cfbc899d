package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

    /**
     * By care provider.
     *
     * @param frozenAt only from events received until then; null for all
     */
    static Map<Integer, ListedWords> read(
            Handle handle, LocalDate from, LocalDate before, @Nullable Instant frozenAt, int threshold) {
        Map<Integer, ListedWords> listed = new HashMap<>();
        for (Word word : words(handle, from, before, frozenAt, threshold)) {
            if (!TAKEN.contains(word.code())) {
                ListedWords its = listed.computeIfAbsent(word.provider(), provider -> new ListedWords());
                (word.dimension().equals(CubeDimension.ERRAND.id()) ? its.errands() : its.clinics()).add(word.code());
            }
        }
        return listed;
    }

    private static List<Word> words(
            Handle handle, LocalDate from, LocalDate before, @Nullable Instant frozenAt, int threshold) {
        return handle.createQuery("""
                        select f.provider_id, d.dimension, d.code
                        from event.fact f
                        join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
                        cross join lateral (values (f.errand), (f.clinic)) named (id)
                        join event.dimension_value d on d.id = named.id
                        where f.occurred_on >= :from and f.occurred_on < :before
                            and (:frozenAt::timestamptz is null
                                or f.batch_id in (select id from event.batch where received_at <= :frozenAt))
                        group by f.provider_id, d.dimension, d.code
                        having count(distinct r.person_no) >= :threshold
                        union
                        select provider_id, dimension, code from usage.staff_code
                        where dimension in ('errand', 'clinic')
                        order by provider_id, dimension, code
                        """)
                .bind("from", from)
                .bind("before", before)
                .bind("frozenAt", frozenAt)
                .bind("threshold", threshold)
                .map((row, context) ->
                        new Word(row.getInt("provider_id"), row.getString("dimension"), row.getString("code")))
                .list();
    }
}
