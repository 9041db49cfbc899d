package se.statistiktjanst.service.report;

import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.report.ReportUnit;

/**
 * What a viewer can choose between.
 *
 * @param units that the assignment covers
 * @param months with figures, oldest first, without gaps
 */
record ReportChoices(List<Member> services, List<ReportUnit> units, List<YearMonth> months) {
    static ReportChoices read(Handle staff, List<ReportUnit> units) {
        ReportDao dao = staff.attach(ReportDao.class);
        return new ReportChoices(
                dao.services(),
                units,
                dao.firstDay()
                        .map(YearMonth::from)
                        .map(first -> first.atDay(1)
                                .datesUntil(dao.lastDay().plusDays(1), Period.ofMonths(1))
                                .map(YearMonth::from)
                                .toList())
                        .orElse(List.of()));
    }
}
