package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What facts add to the roll-ups or take from them, in memory until it is stored. */
public final class Tally {
    /** What is kept of a month and place beside sums. */
    private static final class Seen {
        private final Numbers residents = new Numbers();
        private final Numbers[] seconds = new Numbers[FactRow.SECONDS.length];

        Seen() {
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = new Numbers();
            }
        }
    }

    private final int sign;
    private Cells daily = Rollup.DAILY.cells();
    private Cells unitMonth = Rollup.UNIT_MONTH.cells();
    private Cells staffMonth = Rollup.STAFF_MONTH.cells();
    private Cells hours = WeekdayRows.cells();
    private Cells completeness = Rollup.COMPLETENESS.cells();
    private Cells countyMonth = Rollup.COUNTY_MONTH.cells();
    private final Cells places = new Cells(MonthPlace.NUMBERS, 0);
    private final List<Seen> seen = new ArrayList<>();
    private final Cells homes = new Cells(MonthPlace.NUMBERS, 0);
    private final List<Numbers> seenAtHome = new ArrayList<>();

    // Of the day of the last fact: the next one is most often of the same.
    private int day = Integer.MIN_VALUE;
    private int month;
    private int weekday;

    private Tally(int sign) {
        this.sign = sign;
    }

    static Tally toAdd() {
        return new Tally(1);
    }

    /** Takes facts that corrections removed out of the sums and the seconds again. */
    public static void takeOut(Handle handle, short sender, Collection<UUID> corrections) {
        Tally gone = new Tally(-1);
        new FactReader(handle).removedBy(sender, corrections, gone::add);
        gone.store(handle);
    }

    void add(FactRow fact) {
        if (fact.day != day) {
            LocalDate on = LocalDate.ofEpochDay(fact.day);
            day = fact.day;
            month = (int) on.withDayOfMonth(1).toEpochDay();
            weekday = on.getDayOfWeek().getValue();
        }
        int provider = fact.providerId;
        int unit = fact.unitId;
        int service = fact.serviceId;
        int type = fact.typeId;
        long[] measures = fact.measures;
        daily.add(sign, measures, provider, unit, service, type, day, fact.channel);
        unitMonth.add(sign, measures, provider, unit, service, type, month, fact.channel);
        staffMonth.add(sign, measures, provider, unit, service, type, month, fact.staffId);
        hours.add(sign, measures, provider, unit, service, type, month, weekday, fact.hour);
        see(fact, places.at(provider, unit, service, type, month));
        if (fact.residentCounty != 0) {
            countyMonth.add(sign, measures, provider, service, type, month, fact.residentCounty);
            seeHome(fact, homes.at(provider, fact.residentCounty, service, type, month));
        }
    }

    /** The same of a fact that is new. */
    void arrive(FactRow fact, boolean late) {
        add(fact);
        completeness.add(sign, new long[] {1, late ? 1 : 0}, fact.providerId, fact.serviceId, fact.day);
    }

    private void see(FactRow fact, int place) {
        if (place == seen.size()) {
            seen.add(new Seen());
        }
        Seen here = seen.get(place);
        if (fact.residentRef != 0) {
            here.residents.add(fact.residentRef);
        }
        for (int i = 0; i < fact.hasSeconds.length; i++) {
            if (fact.hasSeconds[i]) {
                here.seconds[i].add((int) fact.measures[FactRow.SECONDS[i]]);
            }
        }
    }

    private void seeHome(FactRow fact, int home) {
        if (home == seenAtHome.size()) {
            seenAtHome.add(new Numbers());
        }
        if (fact.residentRef != 0) {
            seenAtHome.get(home).add(fact.residentRef);
        }
    }

    /** About how many rows it takes to store the sums. */
    int size() {
        return daily.size() + unitMonth.size() + staffMonth.size() + hours.size() + countyMonth.size();
    }

    /** Adds the sums to the roll-ups and forgets them. Residents and seconds take less room, and their rows are long. */
    void storeSums(Handle handle) {
        Rollup.DAILY.add(handle, daily);
        Rollup.UNIT_MONTH.add(handle, unitMonth);
        Rollup.STAFF_MONTH.add(handle, staffMonth);
        WeekdayRows.add(handle, hours);
        Rollup.COUNTY_MONTH.add(handle, countyMonth);
        Rollup.COMPLETENESS.add(handle, completeness);
        daily = Rollup.DAILY.cells();
        unitMonth = Rollup.UNIT_MONTH.cells();
        staffMonth = Rollup.STAFF_MONTH.cells();
        hours = WeekdayRows.cells();
        countyMonth = Rollup.COUNTY_MONTH.cells();
        completeness = Rollup.COMPLETENESS.cells();
    }

    /** Adds all to the roll-ups, once. Residents that are gone are not: others of their facts may be left. */
    void store(Handle handle) {
        storeSums(handle);
        PresenceSets residents = PresenceSets.ofUnits();
        SecondsSets seconds = new SecondsSets();
        List<MonthPlace> where = MonthPlace.of(places);
        for (int place = 0; place < seen.size(); place++) {
            Seen here = seen.get(place);
            if (sign > 0) {
                residents.add(where.get(place), here.residents);
            }
            seconds.add(where.get(place), here.seconds, sign);
        }
        List<MonthPlace> changed = new ArrayList<>(residents.store(handle));
        seconds.store(handle);
        if (sign > 0) {
            changed.addAll(storeHomes(handle));
        }
        PresenceChange.of(handle, changed);
    }

    private List<MonthPlace> storeHomes(Handle handle) {
        PresenceSets residents = PresenceSets.ofCounties();
        List<MonthPlace> where = MonthPlace.of(homes);
        for (int home = 0; home < seenAtHome.size(); home++) {
            residents.add(where.get(home), seenAtHome.get(home));
        }
        return residents.store(handle);
    }
}
