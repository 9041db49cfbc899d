package se.statistiktjanst.service.report;

import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.staff.Received;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Comparison;

/**
 * What was read for one look, logged in the same transaction.
 *
 * @param comparison null where none is asked for, or there is nothing to compare with
 * @param received how whole the figures are
 */
record Report(
        ReportChoices choices, Answer answer, @Nullable Comparison comparison, Received received) {}
