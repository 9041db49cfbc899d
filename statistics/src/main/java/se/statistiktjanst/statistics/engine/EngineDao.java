package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.problem.ProblemException;

/** Reads what a question names. Only within a tenant transaction. */
public interface EngineDao {
    @SqlQuery("select id::int from registry.service where code = any (:codes) order by id")
    List<Integer> services(String[] codes);

    @SqlQuery("select id from registry.unit where public_id = any (:publicIds) order by id")
    List<Integer> units(String[] publicIds);

    @SqlQuery("select id from registry.unit_group where public_id = any (:publicIds) order by id")
    List<Integer> groups(String[] publicIds);

    @SqlQuery("select id from registry.unit_group order by id")
    List<Integer> groups();

    /** A former unit and the one that has its place on a day, over any number of mergers. */
    @SqlQuery("""
            with recursive place (unit_id, successor_id, ended_on) as (
                select id, successor_id, to_on from registry.unit where successor_id is not null and to_on <= :day
                union
                select p.unit_id, u.successor_id, u.to_on
                from place p join registry.unit u on u.id = p.successor_id
                where u.successor_id is not null and u.to_on <= :day
            )
            select distinct on (unit_id) unit_id, successor_id from place order by unit_id, ended_on desc
            """)
    @KeyColumn("unit_id")
    @ValueColumn("successor_id")
    Map<Integer, Integer> successors(LocalDate day);

    /**
     * The ids that a question selects.
     *
     * @throws ProblemException NOT_FOUND if some service, unit or group is not there, or not the care provider's
     */
    static Selection select(Handle staff, Tenant tenant, Question question, LocalDate today) {
        if (!question.isOfGroups()
                && question.services().isEmpty()
                && question.units().isEmpty()
                && question.organisation() == Organisation.THEN) {
            return new Selection(tenant.providerId(), List.of(), List.of(), List.of(), Map.of(), today);
        }
        EngineDao dao = staff.attach(EngineDao.class);
        List<Integer> services = ids(question.services(), dao::services);
        List<Integer> units = ids(question.units(), dao::units);
        boolean anyGroup = question.isOfGroups() && question.groups().isEmpty();
        List<Integer> groups = anyGroup ? dao.groups() : ids(question.groups(), dao::groups);
        if (services.size() != question.services().size()
                || units.size() != question.units().size()
                || (!anyGroup && groups.size() != question.groups().size())) {
            throw ProblemException.notFound();
        }
        Map<Integer, Integer> successors =
                question.organisation() == Organisation.NOW ? dao.successors(today) : Map.of();
        return new Selection(tenant.providerId(), services, withFormer(units, successors), groups, successors, today);
    }

    /** What a question does not name is not asked for: most name little, and not every role may read all of it. */
    private static List<Integer> ids(Set<String> codes, Function<String[], List<Integer>> read) {
        return codes.isEmpty() ? List.of() : read.apply(codes.toArray(String[]::new));
    }

    /** In today's organisation a unit has the events of those it has taken over. */
    private static List<Integer> withFormer(List<Integer> units, Map<Integer, Integer> successors) {
        List<Integer> all = new ArrayList<>(units);
        successors.forEach((former, successor) -> {
            if (units.contains(successor)) {
                all.add(former);
            }
        });
        return all;
    }
}
