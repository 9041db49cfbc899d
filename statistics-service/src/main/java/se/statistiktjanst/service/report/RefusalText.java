package se.statistiktjanst.service.report;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;
import se.statistiktjanst.statistics.engine.Refusal;

/** Why a report has no answer, in words: one for each reason of the engine, and those that an assignment can give. */
enum RefusalText implements MessageKey {
    NOT_DIVIDED,
    NOT_OF_DAYS,
    NOT_OF_A_COUNTY,
    NOT_OF_UNITS,
    UNKNOWN_METRIC,
    NUMBER_OF_METRICS,
    NUMBER_OF_DIVISIONS,
    PERIOD,
    NUMBER_OF_DAYS,
    /** The assignment covers no unit. */
    NO_UNITS,
    /** Figures per staff member of a unit that the assignment does not cover. */
    STAFF_NOT_COVERED,
    /** By own groups where there is none. */
    NO_GROUPS;

    static RefusalText of(Refusal.Reason reason) {
        return valueOf(reason.name());
    }

    @Override
    public String messageKey() {
        return "report.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
