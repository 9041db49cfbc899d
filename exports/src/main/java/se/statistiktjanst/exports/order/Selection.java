package se.statistiktjanst.exports.order;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.recipe.Recipe;

/**
 * A recipe with the names replaced by the database's own ids, for the tenant of the transaction it was made in.
 *
 * @param before first day after the last month
 */
public record Selection(
        short serviceId, @Nullable Integer unitId, @Nullable Short typeId, LocalDate from, LocalDate before) {
    /**
     * The unit that a recipe is about, of events or of a table; null for all.
     *
     * @throws UnknownSelectionException if something it names is not there, or a unit is asked of a table without units
     */
    static @Nullable Integer unit(Handle handle, Recipe recipe) {
        String table = recipe.table();
        if (table == null) {
            return of(handle, recipe).unitId();
        }
        SelectionDao dao = handle.attach(SelectionDao.class);
        boolean byUnit = dao.isByUnit(table)
                .orElseThrow(() -> new UnknownSelectionException("/recipe/table", "there is no such table for staff"));
        if (recipe.unit() == null) {
            return null;
        }
        if (!byUnit) {
            throw new UnknownSelectionException("/recipe/unit", "this table is not by unit; leave the unit out");
        }
        return unit(dao, recipe.unit());
    }

    /**
     * Looks the names up.
     *
     * @throws UnknownSelectionException if one is not the care provider's, or the service is not connected then
     */
    public static Selection of(Handle handle, Recipe recipe) {
        SelectionDao dao = handle.attach(SelectionDao.class);
        LocalDate from = recipe.from().atDay(1);
        LocalDate before = recipe.to().plusMonths(1).atDay(1);
        short service = dao.connectedService(recipe.service(), from, before)
                .orElseThrow(() -> new UnknownSelectionException(
                        "/recipe/service", "the care provider uses no such service in these months"));
        Integer unit = recipe.unit() == null ? null : unit(dao, recipe.unit());
        Short type = recipe.eventType() == null
                ? null
                : dao.eventType(recipe.eventType())
                        .orElseThrow(() ->
                                new UnknownSelectionException("/recipe/eventType", "no event of this type has come"));
        return new Selection(service, unit, type, from, before);
    }

    private static Integer unit(SelectionDao dao, String publicId) {
        return dao.unit(publicId)
                .orElseThrow(() -> new UnknownSelectionException("/recipe/unit", "the care provider has no such unit"));
    }
}
