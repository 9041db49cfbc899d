package se.statistiktjanst.service.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.staff.Coverage;
import se.statistiktjanst.service.staff.Received;
import se.statistiktjanst.statistics.completeness.CompletenessDao;
import se.statistiktjanst.statistics.engine.Against;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Comparison;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.engine.NotAnswerableException;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Asks the engine for somebody who is logged in. If the look cannot be logged, nothing is given out. */
final class Reports {
    private final TenantTransaction staff;
    private final Engine engine;

    Reports(TenantTransaction staff, Engine engine) {
        this.staff = staff;
        this.engine = engine;
    }

    /**
     * The figures of a question, for the units that the assignment covers.
     *
     * @throws ProblemException NOT_FOUND for a unit, group or service that does not exist or is not covered
     * @throws ReportRefusedException for a division by staff member that the assignment does not give, or what cannot be
     *     answered exactly
     */
    Report read(StaffSession session, ReportRequest request) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> {
            Covered covered = Covered.read(handle, coverage);
            Question question = covered.of(request.question());
            log(handle, session.assignment(), question, covered.units());
            return report(handle, coverage, covered, question, request.against());
        });
    }

    /**
     * As {@link #read}, for files and programs.
     *
     * @throws ProblemException FORBIDDEN or REFUSED too
     */
    Report readForPrograms(StaffSession session, ReportRequest request) {
        try {
            return read(session, request);
        } catch (ReportRefusedException e) {
            throw e.problem();
        }
    }

    /** As {@link #read}, without figures. */
    ReportChoices choices(StaffSession session) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> ReportChoices.read(handle, Covered.read(handle, coverage)));
    }

    private Report report(
            Handle handle, Coverage coverage, Covered covered, Question question, @Nullable Against against) {
        try {
            Answer answer = engine.answer(handle, coverage.tenant(), question);
            Comparison comparison = against == null
                    ? null
                    : against.of(question)
                            .map(before -> engine.answer(handle, coverage.tenant(), before))
                            .map(then -> new Comparison(answer, then, against))
                            .orElse(null);
            return new Report(ReportChoices.read(handle, covered), answer, comparison, received(handle, question));
        } catch (NotAnswerableException e) {
            throw ReportRefusedException.of(e);
        } catch (InvalidQuestionException e) {
            // The period to compare with.
            throw ReportRefusedException.of(e);
        }
    }

    private static Received received(Handle handle, Question question) {
        return Received.of(
                handle.attach(CompletenessDao.class).days(question.from(), question.to()), question.services());
    }

    private static void log(Handle handle, Assignment assignment, Question question, List<ReportUnit> units) {
        String unit = units.stream()
                .filter(one -> question.units().equals(Set.of(one.publicId())))
                .map(ReportUnit::hsaId)
                .findFirst()
                .orElse(null);
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        assignment.providerId(),
                        assignment.staffHsaId(),
                        String.valueOf(assignment.assignmentHsaId()),
                        "report.view",
                        "report",
                        "Statistik",
                        unit,
                        Map.of(
                                "groups",
                                String.join(" ", question.groups()),
                                "metrics",
                                String.join(" ", question.metrics()),
                                "by",
                                question.by().stream().map(Split::code).collect(Collectors.joining(" ")),
                                "detail",
                                String.valueOf(
                                        question.by().contains(Split.STAFF) ? Recipe.Detail.STAFF : Recipe.Detail.UNIT),
                                "from",
                                question.from().toString(),
                                "to",
                                question.to().toString())));
    }
}
