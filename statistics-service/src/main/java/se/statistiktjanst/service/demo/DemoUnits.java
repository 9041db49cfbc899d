package se.statistiktjanst.service.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Unit;

/**
 * The units that the demo sends events to: those that some demo user manages, so that the result can be looked at.
 *
 * @param all the first is that of the unit manager's walk
 */
record DemoUnits(List<DemoUnit> all) {
    /**
     * One of them.
     *
     * @param manager login hint of who sees its figures
     */
    record DemoUnit(String hsaId, String careProvider, String name, String manager) {}

    static DemoUnits of(Collection<DemoPerson> people, Registry registry) {
        Map<String, Unit> units = registry.units().stream().collect(Collectors.toMap(Unit::hsaId, unit -> unit));
        return new DemoUnits(people.stream()
                .flatMap(person -> Stream.ofNullable(person.unit())
                        .map(units::get)
                        .filter(Objects::nonNull)
                        .map(unit -> new DemoUnit(unit.hsaId(), unit.careProvider(), unit.name(), person.id())))
                .toList());
    }

    DemoUnit first() {
        if (all.isEmpty()) {
            throw new IllegalStateException("no user in demo/users.yml manages a unit of the registry: add one");
        }
        return all.get(0);
    }

    Optional<DemoUnit> find(String hsaId) {
        return all.stream().filter(unit -> unit.hsaId().equals(hsaId)).findFirst();
    }
}
