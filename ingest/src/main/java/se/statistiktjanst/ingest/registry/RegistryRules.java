package se.statistiktjanst.ingest.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.statistiktjanst.platform.definition.DefinitionProblems;

/** The rules that hold between rows and files of the registry. */
record RegistryRules(
        DefinitionProblems problems,
        List<Numbered<County>> counties,
        List<Numbered<CareProvider>> careProviders,
        List<Numbered<Unit>> units,
        List<Numbered<UnitParent>> unitParents,
        List<Numbered<Service>> services,
        List<Numbered<Connection>> connections,
        List<Numbered<Sender>> senders,
        List<Numbered<StaffInformed>> staffInformed,
        List<Numbered<CountyPopulation>> population) {

    Registry registry() {
        return new Registry(
                values(counties),
                values(careProviders),
                values(units),
                values(unitParents),
                values(services),
                values(connections),
                values(senders),
                values(staffInformed),
                values(population));
    }

    /** @param types the event types that there are; empty if that is not known */
    void check(Set<String> types) {
        checkProviders();
        checkUnits();
        checkParents();
        checkConnections();
        checkSenders(types);
        known(staffInformed, RegistryFiles.STAFF_INFORMED, "unit", StaffInformed::unit, keys(units, Unit::hsaId));
        checkPopulation();
    }

    private void checkPopulation() {
        known(population, RegistryFiles.POPULATION, "county", CountyPopulation::county, keys(counties, County::code));
        population.stream()
                .filter(row -> row.value().county().equals(County.WHOLE_COUNTRY))
                .forEach(row -> fail(
                        RegistryFiles.POPULATION,
                        row,
                        "county 00 is the whole country; write one row for each county"));
    }

    private void checkProviders() {
        known(
                careProviders,
                RegistryFiles.CARE_PROVIDERS,
                "county",
                CareProvider::county,
                keys(counties, County::code));
        long national = careProviders.stream()
                .filter(provider -> provider.value().kind() == ProviderKind.NATIONAL)
                .count();
        if (national != 1) {
            problems.add(
                    RegistryFiles.CARE_PROVIDERS,
                    1,
                    "exactly one care provider must be of kind national, not " + national);
        }
    }

    private void checkUnits() {
        Set<String> providers = keys(careProviders, CareProvider::hsaId);
        known(units, RegistryFiles.UNITS, "care provider", Unit::careProvider, providers);
        for (Numbered<Unit> unit : units) {
            if (providers.contains(unit.value().hsaId())) {
                fail(RegistryFiles.UNITS, unit, "the HSA-id of a unit is that of a care provider");
            }
        }
        Map<String, Unit> byId = values(units).stream().collect(toMap(Unit::hsaId, Function.identity(), (a, b) -> a));
        units.forEach(unit -> unit.value().successor().ifPresent(successor -> checkSuccessor(unit, successor, byId)));
    }

    /** Ends come in the order of time, so a chain of successors ends too. */
    private void checkSuccessor(Numbered<Unit> row, String hsaId, Map<String, Unit> byId) {
        Unit unit = row.value();
        Unit successor = byId.get(hsaId);
        if (successor == null) {
            fail(RegistryFiles.UNITS, row, "unknown successor \"%s\"".formatted(hsaId));
        } else if (!successor.careProvider().equals(unit.careProvider())) {
            fail(RegistryFiles.UNITS, row, "the successor belongs to another care provider");
        } else if (unit.period().to().isEmpty()
                || !successor.period().includes(unit.period().to().get())) {
            fail(
                    RegistryFiles.UNITS,
                    row,
                    "the successor must exist on the day in to, from which it has the unit's place");
        }
    }

    private void checkParents() {
        Map<String, Unit> byId = values(units).stream().collect(toMap(Unit::hsaId, Function.identity(), (a, b) -> a));
        known(unitParents, RegistryFiles.UNIT_PARENTS, "unit", UnitParent::unit, byId.keySet());
        known(unitParents, RegistryFiles.UNIT_PARENTS, "parent", UnitParent::parent, byId.keySet());
        unitParents.forEach(row -> checkParent(row, byId));
        noOverlap(
                unitParents,
                RegistryFiles.UNIT_PARENTS,
                UnitParent::unit,
                UnitParent::period,
                "the unit has another parent");
        noCycle();
    }

    private void checkParent(Numbered<UnitParent> row, Map<String, Unit> byId) {
        Optional<Unit> unit = Optional.ofNullable(byId.get(row.value().unit()));
        Optional<Unit> parent = Optional.ofNullable(byId.get(row.value().parent()));
        if (unit.isEmpty() || parent.isEmpty()) {
            return;
        }
        if (!unit.get().careProvider().equals(parent.get().careProvider())) {
            fail(RegistryFiles.UNIT_PARENTS, row, "the parent belongs to another care provider");
        }
        if (!row.value().period().isWithin(parent.get().period())) {
            fail(RegistryFiles.UNIT_PARENTS, row, "the parent does not exist on all of these days");
        }
    }

    /** Follows the parents of each row on its first day: a cycle, if there is one, is whole on the last of those days. */
    private void noCycle() {
        Map<String, List<UnitParent>> parents = values(unitParents).stream().collect(groupingBy(UnitParent::unit));
        for (Numbered<UnitParent> row : unitParents) {
            Set<String> seen = new HashSet<>();
            Optional<String> unit = Optional.of(row.value().unit());
            while (unit.isPresent() && seen.add(unit.get())) {
                unit = parents.getOrDefault(unit.get(), List.of()).stream()
                        .filter(parent ->
                                parent.period().includes(row.value().period().from()))
                        .map(UnitParent::parent)
                        .findFirst();
            }
            if (unit.isPresent() && unit.get().equals(row.value().unit())) {
                fail(
                        RegistryFiles.UNIT_PARENTS,
                        row,
                        "the unit stands under itself on "
                                + row.value().period().from());
            }
        }
    }

    private void checkConnections() {
        known(
                connections,
                RegistryFiles.CONNECTIONS,
                "care provider",
                Connection::careProvider,
                keys(careProviders, CareProvider::hsaId));
        known(connections, RegistryFiles.CONNECTIONS, "service", Connection::service, keys(services, Service::code));
        Map<String, Service> byCode =
                values(services).stream().collect(toMap(Service::code, Function.identity(), (a, b) -> a));
        for (Numbered<Connection> row : connections) {
            Optional.ofNullable(byCode.get(row.value().service()))
                    .filter(service -> row.value().period().from().isBefore(service.since()))
                    .ifPresent(service ->
                            fail(RegistryFiles.CONNECTIONS, row, "the service starts on " + service.since()));
        }
        noOverlap(
                connections,
                RegistryFiles.CONNECTIONS,
                row -> row.careProvider() + " " + row.service(),
                Connection::period,
                "the care provider is already connected to the service");
    }

    private void checkSenders(Set<String> types) {
        Set<String> codes = keys(services, Service::code);
        Set<String> providers = keys(careProviders, CareProvider::hsaId);
        Set<String> certificates = new HashSet<>();
        for (Numbered<Sender> sender : senders) {
            for (String service : sender.value().services()) {
                if (!codes.contains(service)) {
                    fail(RegistryFiles.SENDERS, sender, "unknown service \"%s\"".formatted(service));
                }
            }
            for (String type : sender.value().types()) {
                if (!types.isEmpty() && !types.contains(type)) {
                    fail(RegistryFiles.SENDERS, sender, "unknown event type \"%s\"".formatted(type));
                }
            }
            for (String certificate : sender.value().proofs().certificates()) {
                if (!certificates.add(certificate)) {
                    fail(RegistryFiles.SENDERS, sender, "a certificateSha256 stands twice, here or in another row");
                }
            }
            for (String provider : sender.value().careProviders()) {
                if (!providers.contains(provider)) {
                    fail(RegistryFiles.SENDERS, sender, "unknown care provider \"%s\"".formatted(provider));
                }
            }
        }
    }

    private <T> void noOverlap(
            List<Numbered<T>> rows, String file, Function<T, String> key, Function<T, Period> period, String reason) {
        rows.stream()
                .collect(groupingBy(row -> key.apply(row.value())))
                .values()
                .forEach(same -> {
                    for (int i = 1; i < same.size(); i++) {
                        Numbered<T> row = same.get(i);
                        same.subList(0, i).stream()
                                .filter(other -> period.apply(other.value()).overlaps(period.apply(row.value())))
                                .findFirst()
                                .ifPresent(other -> fail(
                                        file, row, "%s on some of these days (row %d)".formatted(reason, other.row())));
                    }
                });
    }

    private <T> void known(
            List<Numbered<T>> rows, String file, String what, Function<T, String> reference, Collection<String> known) {
        for (Numbered<T> row : rows) {
            if (!known.contains(reference.apply(row.value()))) {
                fail(file, row, "unknown %s \"%s\"".formatted(what, reference.apply(row.value())));
            }
        }
    }

    private void fail(String file, Numbered<?> row, String reason) {
        problems.add(file, row.row(), reason);
    }

    private static <T> List<T> values(List<Numbered<T>> rows) {
        return rows.stream().map(Numbered::value).toList();
    }

    private static <T> Set<String> keys(List<Numbered<T>> rows, Function<T, String> key) {
        return rows.stream().map(row -> key.apply(row.value())).collect(toSet());
    }
}
