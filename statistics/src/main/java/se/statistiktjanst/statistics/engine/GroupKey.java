package se.statistiktjanst.statistics.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A period and what its figures are divided by.
 *
 * @param period first day
 * @param members database ids in the order of the question; weekday and hour as they are; 0 for none
 */
record GroupKey(LocalDate period, List<Integer> members) {

    /** From the columns that {@link Grouping} names. */
    static GroupKey read(ResultSet row, int members) throws SQLException {
        List<Integer> ids = new ArrayList<>(members);
        for (int at = 0; at < members; at++) {
            ids.add(row.getInt("member_" + at));
        }
        return new GroupKey(row.getObject("period", LocalDate.class), Collections.unmodifiableList(ids));
    }
}
