package se.statistiktjanst.service.report;

import se.statistiktjanst.statistics.engine.Against;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Organisation;

/** Keys of the words for what a question is made of. */
final class ReportWords {
    private ReportWords() {}

    static String key(Grain grain) {
        return switch (grain) {
            case WHOLE -> "report.grain.whole";
            case DAY -> "report.grain.day";
            case WEEK -> "report.grain.week";
            case MONTH -> "report.grain.month";
            case QUARTER -> "report.grain.quarter";
            case YEAR -> "report.grain.year";
        };
    }

    static String key(Against against) {
        return switch (against) {
            case BEFORE -> "report.compare.before";
            case LAST_YEAR -> "report.compare.lastYear";
        };
    }

    /** By which membership groups are answered. */
    static String ofGroups(Organisation organisation) {
        return switch (organisation) {
            case THEN -> "report.explain.groupRule.then";
            case NOW -> "report.explain.groupRule.now";
        };
    }

    static String key(Organisation organisation) {
        return switch (organisation) {
            case THEN -> "report.organisation.then";
            case NOW -> "report.organisation.now";
        };
    }
}
