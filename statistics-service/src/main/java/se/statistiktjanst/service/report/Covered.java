package se.statistiktjanst.service.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.staff.Coverage;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.report.ReportUnit;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;
import se.statistiktjanst.statistics.unitgroup.UnitGroups;

/**
 * What an assignment sees: units, and groups of nothing but such units. A group with another unit in it, now or formerly,
 * does not exist for it.
 */
record Covered(Coverage coverage, List<ReportUnit> units, List<UnitGroup> groups) {
    static Covered read(Handle staff, Coverage coverage) {
        List<ReportUnit> units = coverage.of(staff.attach(ReportDao.class).units());
        Set<String> known = ids(units);
        return new Covered(
                coverage,
                units,
                UnitGroups.read(staff).stream()
                        .filter(group -> group.isWithin(known))
                        .toList());
    }

    boolean seesAll() {
        return coverage.seesAll();
    }

    /**
     * The question, of nothing but what is covered. Wider scope, less detail: whoever sees all units sees no single staff
     * member, but in their own unit.
     *
     * @throws ProblemException NOT_FOUND for what is not covered
     * @throws ReportRefusedException for what is not divided so for this assignment
     */
    Question of(Question question) {
        Set<String> known = ids(units);
        if (known.isEmpty() && !seesAll()) {
            // No units in a question would mean all of them.
            throw ReportRefusedException.noUnits();
        }
        if (!known.containsAll(question.units())) {
            throw ProblemException.notFound();
        }
        return ofUnits(ofGroups(question), known);
    }

    private Question ofGroups(Question question) {
        Set<String> known = groups.stream().map(UnitGroup::publicId).collect(Collectors.toSet());
        if (!known.containsAll(question.groups())) {
            throw ProblemException.notFound();
        }
        if (!question.isOfGroups() || !question.groups().isEmpty()) {
            return question;
        }
        if (known.isEmpty()) {
            // No groups in a question would mean all of them.
            throw ReportRefusedException.noGroups();
        }
        return question.ofGroups(known);
    }

    private Question ofUnits(Question question, Set<String> known) {
        if (question.by().contains(Split.STAFF)) {
            return question.ofUnits(Set.of(coverage.ownUnit(units)
                    .filter(own ->
                            question.units().isEmpty() || question.units().equals(Set.of(own)))
                    .orElseThrow(ReportRefusedException::staffNotCovered)));
        }
        return seesAll() || !question.units().isEmpty() ? question : question.ofUnits(known);
    }

    private static Set<String> ids(List<ReportUnit> units) {
        return units.stream().map(ReportUnit::publicId).collect(Collectors.toSet());
    }
}
