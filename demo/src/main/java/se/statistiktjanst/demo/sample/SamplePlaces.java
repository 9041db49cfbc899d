package se.statistiktjanst.demo.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.statistiktjanst.ingest.registry.CareProvider;
import se.statistiktjanst.ingest.registry.ProviderKind;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Unit;
import se.statistiktjanst.ingest.registry.UnitKind;

/** The places of the registry with their sizes: regions are big and unequal, private practitioners tiny. */
final class SamplePlaces {
    private static final double REGION_FALL = 0.18;
    private static final double UNIT_FALL = 0.3;
    private static final Skewed<SampleStaff> NOBODY = Skewed.falling(List.of(), 1);

    private final Registry registry;
    private final Map<String, CareProvider> providers;
    private final Map<String, List<Unit>> units;
    private final Map<String, Double> sizes = new HashMap<>();
    private final Map<String, Skewed<SampleStaff>> staff = new HashMap<>();

    SamplePlaces(Registry registry) {
        this.registry = registry;
        providers = registry.careProviders().stream().collect(Collectors.toMap(CareProvider::hsaId, p -> p));
        units = registry.units().stream().collect(Collectors.groupingBy(Unit::careProvider));
        int regions = 0;
        for (CareProvider provider : registry.careProviders()) {
            int place = provider.kind() == ProviderKind.REGION ? regions++ : 0;
            sizes.put(provider.hsaId(), size(provider, place));
        }
        for (Unit unit : registry.units()) {
            CareProvider provider = providers.get(unit.careProvider());
            if (provider != null) {
                staff.put(unit.hsaId(), Skewed.falling(SampleStaff.of(unit, provider.kind()), UNIT_FALL));
            }
        }
    }

    /** Counties by the size of their region. */
    Skewed<String> counties() {
        List<CareProvider> regions = registry.careProviders().stream()
                .filter(provider -> provider.kind() == ProviderKind.REGION)
                .toList();
        Map<String, Double> size =
                regions.stream().collect(Collectors.toMap(CareProvider::county, this::size, Double::sum));
        return Skewed.by(
                regions.stream().map(CareProvider::county).distinct().toList(),
                county -> size.getOrDefault(county, 0.0));
    }

    /** The places of a service on a day, as they stand in the registry for that day. */
    Skewed<SamplePlace> of(SampleService service, LocalDate day) {
        List<SamplePlace> found = new ArrayList<>();
        registry.connections().stream()
                .filter(connection -> connection.service().equals(service.code()))
                .filter(connection -> connection.period().includes(day))
                .map(connection -> providers.get(connection.careProvider()))
                .filter(provider -> provider != null && provider.kind() != ProviderKind.NATIONAL)
                .forEach(provider -> found.addAll(places(provider, service, day)));
        if (service.national() > 0) {
            double others = found.stream().mapToDouble(SamplePlace::size).sum();
            double size = others * service.national() / (1 - service.national());
            found.add(new SamplePlace(null, null, NOBODY, size));
        }
        return Skewed.by(found, SamplePlace::size);
    }

    private List<SamplePlace> places(CareProvider provider, SampleService service, LocalDate day) {
        boolean calls = service.code().equals("phone-advice");
        List<Unit> fitting = units.getOrDefault(provider.hsaId(), List.of()).stream()
                .filter(unit -> unit.period().includes(day) && unit.kind() != UnitKind.DIVISION)
                .filter(unit -> calls == (unit.kind() == UnitKind.CALL_CENTRE))
                .toList();
        if (fitting.isEmpty()) {
            return List.of(new SamplePlace(provider, null, NOBODY, size(provider)));
        }
        double all = IntStream.range(0, fitting.size())
                .mapToDouble(SamplePlaces::unitSize)
                .sum();
        return IntStream.range(0, fitting.size())
                .mapToObj(rank -> place(provider, fitting.get(rank), unitSize(rank) / all))
                .toList();
    }

    private SamplePlace place(CareProvider provider, Unit unit, double share) {
        return new SamplePlace(provider, unit, staff.getOrDefault(unit.hsaId(), NOBODY), size(provider) * share);
    }

    private static double unitSize(int rank) {
        return 1 / (1 + rank * UNIT_FALL);
    }

    private double size(CareProvider provider) {
        return sizes.getOrDefault(provider.hsaId(), 0.0);
    }

    private static double size(CareProvider provider, int place) {
        return switch (provider.kind()) {
            case REGION -> 1 / (1 + place * REGION_FALL);
            case MUNICIPALITY -> 0.04;
            case PRIVATE -> provider.hsaId().startsWith("SE449931") ? 0.008 : 0.025;
            case NATIONAL -> 0;
        };
    }
}
