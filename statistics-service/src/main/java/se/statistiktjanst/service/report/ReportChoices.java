package se.statistiktjanst.service.report;

import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.report.ReportUnit;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/**
 * What a viewer can choose between.
 *
 * @param units that the assignment covers
 * @param groups own groups of nothing but such units
 * @param mayGroup whether groups may be made
 * @param months with figures, oldest first, without gaps
 */
record ReportChoices(
        List<Member> services,
        List<ReportUnit> units,
        List<UnitGroup> groups,
        boolean mayGroup,
        List<YearMonth> months) {
    static ReportChoices read(Handle staff, Covered covered) {
        ReportDao dao = staff.attach(ReportDao.class);
        return new ReportChoices(
                dao.services(),
                covered.units(),
                covered.groups(),
                covered.seesAll(),
                dao.firstDay()
                        .map(YearMonth::from)
                        .map(first -> first.atDay(1)
                                .datesUntil(dao.lastDay().plusDays(1), Period.ofMonths(1))
                                .map(YearMonth::from)
                                .toList())
                        .orElse(List.of()));
    }
}
