package se.statistiktjanst.statistics.publication;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Errands that may be named in open tables: those with enough true residents in the month, and those named before. An
 * errand is a care provider's own words, so a rare one can point at a person by merely standing in a list; noise does
 * not help there, since one resident is published as five or more in one of nine draws. One that has been named stays:
 * its absence in a later month would tell that few had it.
 */
final class ErrandCodes {
    private ErrandCodes() {}

    /** Those of the period. */
    static SortedSet<String> listed(PeriodFacts facts, int threshold) {
        return named(facts.query("""
                        select d.code
                        from %s f
                        join event.dimension_value d on d.id = f.errand
                        join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
                        group by d.code
                        having count(distinct r.person_no) >= :threshold
                        union
                        select code from open.dimension_value where dimension = 'errand'
                        order by code
                        """.formatted(facts.sql()))
                .bind("threshold", threshold)
                .mapTo(String.class)
                .list());
    }

    /** Those of these codes that are errands. */
    static SortedSet<String> named(Collection<String> codes) {
        SortedSet<String> named = new TreeSet<>(codes);
        named.removeAll(List.of(DimensionCode.TOTAL, DimensionCode.MERGED, DimensionCode.UNKNOWN));
        return named;
    }
}
