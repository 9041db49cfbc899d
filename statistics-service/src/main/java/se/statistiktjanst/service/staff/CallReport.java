package se.statistiktjanst.service.staff;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.recipe.NamedStaff;

/**
 * What was read for one look at the page, logged in the same transaction.
 *
 * @param unit figures of the unit
 * @param staff the same divided by staff member; null where the recipe's detail does not give them
 * @param names of staff members by public id, without those whose identity is protected
 * @param received how whole it is
 */
record CallReport(
        CallSelection selection,
        Figures unit,
        @Nullable Figures staff,
        Map<String, NamedStaff> names,
        Received received) {

    /** The same figures by month, and of all months together: the whole is asked for and not added up. */
    record Figures(Answer months, Answer whole) {}
}
