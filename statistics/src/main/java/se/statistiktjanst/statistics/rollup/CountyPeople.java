package se.statistiktjanst.statistics.rollup;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Makes the numbers of residents by home county of periods whose months are all settled. */
final class CountyPeople {
    /** In place of a county. */
    private static final int UNKNOWN = 0;

    private CountyPeople() {}

    /** Of each period that has one of the months and no open one. */
    static void keep(PresenceDao dao, int provider, Collection<QuietMonth> settled) {
        List<PresenceState> months = dao.months(provider);
        Set<CountyPeriod> periods = settled.stream()
                .flatMap(month -> CountyPeriod.of(month.monthOn()).stream())
                .collect(Collectors.toSet());
        for (CountyPeriod period : periods) {
            if (months.stream()
                    .filter(month -> period.contains(month.monthOn()))
                    .allMatch(PresenceState::settled)) {
                keep(dao, provider, period);
            }
        }
    }

    private static void keep(PresenceDao dao, int provider, CountyPeriod period) {
        Map<Integer, RoaringBitmap> homes = new HashMap<>();
        RoaringBitmap somewhere = new RoaringBitmap();
        for (PresenceDao.HomePresence home : dao.homes(provider, period.firstOn(), period.lastOn())) {
            RoaringBitmap residents = Residents.read(home.residents());
            homes.computeIfAbsent((int) home.county(), absent -> new RoaringBitmap())
                    .or(residents);
            somewhere.or(residents);
        }
        RoaringBitmap all = new RoaringBitmap();
        dao.wholes(provider, period.firstOn(), period.lastOn()).forEach(month -> all.or(Residents.read(month)));
        dao.dropCountyPeople(provider, period.months(), period.firstOn());
        homes.forEach((county, residents) ->
                dao.storeCountyPeople(provider, period.months(), period.firstOn(), county, residents.getCardinality()));
        // Whoever has a home county is among all.
        int others = all.getCardinality() - somewhere.getCardinality();
        if (others > 0) {
            dao.storeCountyPeople(provider, period.months(), period.firstOn(), UNKNOWN, others);
        }
    }
}
