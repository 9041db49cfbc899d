package se.statistiktjanst.statistics.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A period and what its figures are divided by.
 *
 * @param period first day
 * @param members database ids in the order of the question; weekday and hour as they are; 0 for none
 */
record GroupKey(LocalDate period, List<Integer> members) {

    /** From the columns that {@link Grouping} puts first: the period, then the members. */
    static GroupKey read(ResultSet row, int members) throws SQLException {
        List<Integer> ids = new ArrayList<>(members);
        for (int at = 0; at < members; at++) {
            ids.add(row.getInt(2 + at));
        }
        return new GroupKey(row.getObject(1, LocalDate.class), Collections.unmodifiableList(ids));
    }

    /** What the members are. */
    List<Member> named(List<Function<Integer, Member>> names) {
        List<Member> named = new ArrayList<>(members.size());
        for (int at = 0; at < members.size(); at++) {
            named.add(names.get(at).apply(members.get(at)));
        }
        return Collections.unmodifiableList(named);
    }
}
