package se.statistiktjanst.service.staff;

import java.util.List;
import java.util.Optional;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Wider scope, less detail: which units an assignment sees, and how far their figures are divided. */
public record Coverage(Assignment assignment) {
    public Tenant tenant() {
        return new Tenant(assignment.providerId(), assignment.staffHsaId());
    }

    public List<ReportUnit> of(List<ReportUnit> units) {
        return units.stream().filter(unit -> detail(unit).isPresent()).toList();
    }

    /** Empty where the unit is not covered; then it does not exist for this assignment. */
    Optional<Recipe.Detail> detail(ReportUnit unit) {
        boolean own = assignment.unitId() != null && assignment.unitId() == unit.id();
        if (own && assignment.may(Right.READ_UNIT)) {
            return Optional.of(Recipe.Detail.STAFF);
        }
        return assignment.may(Right.READ_PROVIDER) ? Optional.of(Recipe.Detail.UNIT) : Optional.empty();
    }

    /** Whether events without a unit are covered too. */
    public boolean seesAll() {
        return assignment.may(Right.READ_PROVIDER);
    }

    /** The public id of the unit whose staff members' figures are covered. */
    public Optional<String> ownUnit(List<ReportUnit> units) {
        return units.stream()
                .filter(unit -> detail(unit).filter(Recipe.Detail.STAFF::equals).isPresent())
                .map(ReportUnit::publicId)
                .findFirst();
    }
}
