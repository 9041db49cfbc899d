package se.statistiktjanst.service.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.report.ReportDao;
import se.statistiktjanst.service.staff.Coverage;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Reads tables for somebody who is logged in. If the look cannot be logged, nothing is given out. */
final class CatalogueTables {
    private static final int MOST_CELLS = 20_000;
    private static final int DEFAULT_PERIODS = 6;

    private final TenantTransaction staff;

    CatalogueTables(TenantTransaction staff) {
        this.staff = staff;
    }

    /**
     * The tables that the assignment covers, with their periods and values; no figures.
     *
     * @throws ProblemException FORBIDDEN where it covers no figures at all
     */
    List<OpenContents> all(StaffSession session) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> {
            OpenTables tables = tables(handle, coverage);
            return tables.all().stream().map(cube -> tables.contents(cube.id())).toList();
        });
    }

    /**
     * A selection of a table's published cells. What is not named is all of the first attribute, the total of the other,
     * one unit and the last months.
     *
     * @throws ProblemException NOT_FOUND for a table that does not exist or is not covered, BAD_REQUEST for an unknown
     *     code, FORBIDDEN where the assignment covers no figures at all
     */
    OpenTable read(StaffSession session, String id, OpenSelection selection) {
        Coverage coverage = new Coverage(session.assignment());
        return staff.call(coverage.tenant(), handle -> {
            OpenTables tables = tables(handle, coverage);
            if (tables.all().stream().noneMatch(cube -> cube.id().equals(id))) {
                throw ProblemException.notFound();
            }
            OpenContents contents = tables.contents(id);
            OpenTable table = tables.select(contents, filled(contents, selection), MOST_CELLS);
            log(handle, coverage, table);
            return table;
        });
    }

    private static OpenTables tables(Handle handle, Coverage coverage) {
        List<ReportUnit> units = units(handle, coverage);
        if (units.isEmpty() && !coverage.seesAll()) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "your assignment covers no unit's figures");
        }
        return new OpenTables(new CatalogueSource(handle, coverage.seesAll(), units));
    }

    private static List<ReportUnit> units(Handle handle, Coverage coverage) {
        return coverage.of(handle.attach(ReportDao.class).units());
    }

    private static OpenSelection filled(OpenContents contents, OpenSelection asked) {
        Map<String, List<String>> codes = new LinkedHashMap<>(asked.codes());
        List<OpenCube.OpenDimension> dimensions =
                new ArrayList<>(contents.cube().dimensions());
        if (dimensions.get(0).id().equals(CatalogueSource.UNIT)) {
            fill(codes, dimensions.remove(0), contents, 1);
        }
        fill(codes, dimensions.get(0), contents, Integer.MAX_VALUE);
        boolean anyTime = asked.from() != null || asked.to() != null || asked.last() != 0;
        return new OpenSelection(
                asked.metrics(), codes, asked.from(), asked.to(), anyTime ? asked.last() : DEFAULT_PERIODS);
    }

    private static void fill(
            Map<String, List<String>> codes, OpenCube.OpenDimension dimension, OpenContents contents, int most) {
        if (codes.getOrDefault(dimension.id(), List.of()).isEmpty()) {
            codes.put(
                    dimension.id(),
                    contents.codesOf(dimension).stream()
                            .map(CodeName::code)
                            .limit(most)
                            .toList());
        }
    }

    private static void log(Handle handle, Coverage coverage, OpenTable table) {
        Assignment assignment = coverage.assignment();
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        assignment.providerId(),
                        assignment.staffHsaId(),
                        String.valueOf(assignment.assignmentHsaId()),
                        "table.view",
                        table.cube().id(),
                        "Statistik",
                        unit(handle, coverage, table),
                        Map.of(
                                "from",
                                table.periods().isEmpty() ? "" : table.periods().get(0),
                                "to",
                                table.periods().isEmpty()
                                        ? ""
                                        : table.periods().get(table.periods().size() - 1))));
    }

    /** HSA-id of the unit where it is one. */
    private static @Nullable String unit(Handle handle, Coverage coverage, OpenTable table) {
        if (!table.cube().dimensions().get(0).id().equals(CatalogueSource.UNIT)
                || table.chosen().get(0).size() != 1) {
            return null;
        }
        String code = table.chosen().get(0).get(0).code();
        return units(handle, coverage).stream()
                .filter(unit -> unit.publicId().equals(code))
                .map(ReportUnit::hsaId)
                .findFirst()
                .orElse(null);
    }
}
