package se.statistiktjanst.service.open.release;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** What was published again, through the open role. */
public final class Revisions {
    private final OpenReleaseDao dao;

    /** @param open the pool of the role that reads schema {@code open} and nothing else */
    public Revisions(Jdbi open) {
        this.dao = open.onDemand(OpenReleaseDao.class);
    }

    /** A cell as it was and as it is, one value for each metric. */
    public record Change(List<String> codes, List<OpenValue> before, List<OpenValue> after) {}

    /** Newest first. */
    public List<Republished> all() {
        return dao.republished();
    }

    /**
     * The cells that a version of a period draws anew.
     *
     * @throws ProblemException NOT_FOUND if there is no such version or it is the first
     */
    public List<Change> changes(OpenCube cube, String period, int version) {
        List<Change> changes = dao.revisedCells(cube.id(), period, version).stream()
                .map(cell ->
                        new Change(cell.codes(), values(cell.before(period), cube), values(cell.after(period), cube)))
                .toList();
        if (changes.isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "this period of the table has no such revision");
        }
        return changes;
    }

    private static List<OpenValue> values(StoredCell cell, OpenCube cube) {
        List<OpenValue> values = new ArrayList<>();
        for (int at = 0; at < cube.metrics().size(); at++) {
            values.add(OpenValue.of(cell, at, cube.metrics().get(at)));
        }
        return values;
    }
}
