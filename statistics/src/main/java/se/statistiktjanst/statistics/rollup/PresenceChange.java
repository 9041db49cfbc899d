package se.statistiktjanst.statistics.rollup;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What must happen in every transaction that changes {@code usage.presence_month} or {@code usage.county_presence_month}: what was made of the changed months, and
 * of those after them, is no longer true.
 */
public final class PresenceChange {
    private static final String GIVEN =
            " from (select * from unnest(:providers, :months::date[])) as given (provider_id, month_on)";
    private static final String REOPEN =
            "update usage.presence_state s set settled = false, changed_at = operation.now(),"
                    + " people = null, known = null, types = null" + GIVEN
                    + " where s.provider_id = given.provider_id and s.month_on = given.month_on and s.settled";
    private static final String ADD = "insert into usage.presence_state (provider_id, month_on) select * " + GIVEN
            + " order by 1, 2 on conflict do nothing";
    private static final String NOTE = "update usage.presence_state s set changed_at = operation.now()" + GIVEN
            + " where s.provider_id = given.provider_id and s.month_on = given.month_on"
            + " and s.changed_at < operation.now() - interval '1 minute'";
    private static final String DROP = "delete from usage.provider_presence_month p using"
            + " (select * from unnest(:providers, :months::date[])) as given (provider_id, month_on)"
            + " where p.provider_id = given.provider_id and p.month_on = given.month_on";
    private static final String DROP_COUNTIES = "delete from usage.county_people p using"
            + " (select g.provider_id, l.months, date_trunc(l.name, g.month_on)::date as period_on"
            + " from unnest(:providers, :months::date[]) as g (provider_id, month_on),"
            + " (values (1, 'month'), (3, 'quarter'), (12, 'year')) as l (months, name)) as given"
            + " where p.provider_id = given.provider_id and p.months = given.months and p.period_on = given.period_on";
    private static final String FORGET_KNOWN = "update usage.presence_state s set known = null" + GIVEN
            + " where s.provider_id = given.provider_id and s.month_on > given.month_on and s.known is not null";
    private static final String FORGET_PAST = "delete from usage.presence_past p using"
            + " (select * from unnest(:providers, :months::date[])) as given (provider_id, month_on)"
            + " where p.provider_id = given.provider_id and p.until_on >= given.month_on";

    private PresenceChange() {}

    /** Says so of all months of some places. */
    public static void of(Handle handle, Collection<MonthPlace> places) {
        Set<MonthPlace> months = places.stream()
                .map(place -> new MonthPlace(place.providerId(), 0, 0, 0, place.monthOn()))
                .collect(Collectors.toSet());
        if (months.isEmpty()) {
            return;
        }
        boolean reopened = run(handle, REOPEN, months) > 0;
        boolean added = run(handle, ADD, months) > 0;
        if (reopened) {
            run(handle, DROP, months);
        }
        if (reopened || added) {
            // While a month is open its periods have no numbers.
            run(handle, DROP_COUNTIES, months);
        }
        run(handle, NOTE, months);
        run(handle, FORGET_KNOWN, months);
        run(handle, FORGET_PAST, months);
    }

    private static int run(Handle handle, String sql, Set<MonthPlace> months) {
        return handle.createUpdate(sql)
                .bind(
                        "providers",
                        months.stream().mapToInt(MonthPlace::providerId).toArray())
                .bind(
                        "months",
                        months.stream().map(month -> month.monthOn().toString()).toArray(String[]::new))
                .execute();
    }
}
