package se.statistiktjanst.service.report;

import java.util.List;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.engine.NotAnswerableException;
import se.statistiktjanst.statistics.engine.Refusal;

/** A report that is not given, for a reason that pages say in the reader's language and programs are told in English. */
final class ReportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final RefusalText text;
    private final transient List<Refusal.Argument> arguments;

    private ReportRefusedException(
            ProblemCode code, RefusalText text, List<Refusal.Argument> arguments, String english) {
        super(english);
        this.code = code;
        this.text = text;
        this.arguments = List.copyOf(arguments);
    }

    static ReportRefusedException of(NotAnswerableException e) {
        return of(ProblemCode.REFUSED, e.refusal());
    }

    static ReportRefusedException of(InvalidQuestionException e) {
        return of(ProblemCode.BAD_REQUEST, e.refusal());
    }

    private static ReportRefusedException of(ProblemCode code, Refusal refusal) {
        return new ReportRefusedException(
                code, RefusalText.of(refusal.reason()), refusal.arguments(), refusal.english());
    }

    static ReportRefusedException noUnits() {
        return new ReportRefusedException(
                ProblemCode.FORBIDDEN, RefusalText.NO_UNITS, List.of(), "your assignment covers no unit's figures");
    }

    static ReportRefusedException staffNotCovered() {
        return new ReportRefusedException(
                ProblemCode.FORBIDDEN,
                RefusalText.STAFF_NOT_COVERED,
                List.of(),
                "figures per staff member are shown to those whose assignment covers the unit");
    }

    static ReportRefusedException noGroups() {
        return new ReportRefusedException(
                ProblemCode.REFUSED,
                RefusalText.NO_GROUPS,
                List.of(),
                "there is no own group of units that your assignment covers; groups are made at /sv/mina/grupper");
    }

    RefusalText text() {
        return text;
    }

    List<Refusal.Argument> arguments() {
        return arguments;
    }

    /** The same for programs. */
    ProblemException problem() {
        return new ProblemException(code, String.valueOf(getMessage()));
    }
}
