package se.statistiktjanst.exports.order;

import org.jspecify.annotations.Nullable;

/**
 * Which units a caller's assignment covers: wider scope, less detail.
 *
 * @param ownUnitId the unit the assignment is for, whose staff are shown one by one; null for none
 * @param wholeProvider whether all units of the care provider are covered, none of them by staff member
 */
public record ExportScope(@Nullable Integer ownUnitId, boolean wholeProvider) {
    /**
     * Whether a selection may be taken out.
     *
     * @param unitId null for all units
     */
    boolean covers(@Nullable Integer unitId) {
        return wholeProvider || isOwn(unitId);
    }

    /** Whether its staff may be shown one by one. */
    boolean isOwn(@Nullable Integer unitId) {
        return unitId != null && unitId.equals(ownUnitId);
    }
}
