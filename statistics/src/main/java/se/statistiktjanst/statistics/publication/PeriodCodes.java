package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.registry.County;
import se.statistiktjanst.statistics.disclosure.CellState;
import se.statistiktjanst.statistics.disclosure.HomeCounty;

/**
 * Which codes each dimension has in a period, and which one a row belongs to. Codes come from registry and definitions,
 * never from what happened; the one exception, errands, are listed only where enough residents had them.
 */
final class PeriodCodes implements CellCodes {
    private final PeriodReference reference;
    private final SortedSet<String> listedErrands;
    private final OpenCodes names;
    private final Set<Integer> heldBack;
    private final Map<Integer, PeriodReference.Provider> providers = new HashMap<>();
    private final Map<Integer, String> services = new HashMap<>();
    private final Map<Integer, String> providerCodes = new HashMap<>();

    /**
     * Of a table, or all of them.
     *
     * @param named HSA-ids of the care providers that are not shown together with others
     * @param heldBack codes of services that are not complete: no cell they belong to has a number
     */
    PeriodCodes(
            PeriodReference reference,
            Set<String> named,
            SortedSet<String> listedErrands,
            OpenCodes names,
            Set<String> heldBack) {
        this.reference = reference;
        this.listedErrands = listedErrands;
        this.names = names;
        this.heldBack = serviceIds(heldBack);
        reference.services().forEach(service -> services.put(service.id(), service.code()));
        for (PeriodReference.Provider provider : reference.providers()) {
            providers.put(provider.id(), provider);
            String hsaId = provider.hsaId();
            providerCodes.put(provider.id(), named.contains(hsaId) ? hsaId : DimensionCode.MERGED);
        }
    }

    @Override
    public String codeOf(CubeDimension dimension, UsageRow.Attributes row) {
        return switch (dimension) {
            case COUNTY -> provider(row).county();
            case CARE_PROVIDER -> providerCodes.getOrDefault(row.providerId(), DimensionCode.MERGED);
            case SERVICE -> serviceOf(row);
            case ERRAND -> errandOf(row);
            case CHANNEL -> listedOrUnknown(reference.dictionary().get(row.channel()), names::isChannel);
            case SEX -> Sexes.code(row.sex());
            case AGE_BAND -> AgeBands.code(row.ageBand());
            case RESIDENT_COUNTY -> residentCounty(row.residentCounty());
            case UNIT, CLINIC -> throw notOpen(dimension);
        };
    }

    @Override
    public String serviceOf(UsageRow.Attributes row) {
        return services.getOrDefault(row.serviceId(), DimensionCode.UNKNOWN);
    }

    @Override
    public List<DimensionCode> codes(CubeDimension dimension, PublishedCube cube) {
        List<DimensionCode> codes = new ArrayList<>();
        codes.add(DimensionCode.total());
        switch (dimension) {
            case COUNTY ->
                connected(cube)
                        .map(PeriodReference.Provider::county)
                        .distinct()
                        .sorted()
                        .forEach(county -> codes.add(names.county(county)));
            case CARE_PROVIDER -> {
                connected(cube)
                        .filter(provider -> provider.hsaId().equals(providerCodes.get(provider.id())))
                        .forEach(provider -> codes.add(DimensionCode.named(provider.hsaId(), provider.name())));
                codes.add(new DimensionCode(DimensionCode.MERGED, "Övriga", "Others"));
            }
            case SERVICE ->
                reference.services().stream()
                        .filter(service -> reference.serviceIds(cube).contains(service.id()))
                        .forEach(service ->
                                codes.add(new DimensionCode(service.code(), service.nameSv(), service.nameEn())));
            case ERRAND -> {
                listedErrands.forEach(errand -> codes.add(DimensionCode.named(errand, errand)));
                codes.add(new DimensionCode(DimensionCode.MERGED, "Övrigt", "Other"));
                codes.add(DimensionCode.unknown());
            }
            case CHANNEL -> {
                codes.addAll(names.channels());
                codes.add(DimensionCode.unknown());
            }
            case SEX -> {
                codes.addAll(Sexes.codes());
                codes.add(DimensionCode.unknown());
            }
            case AGE_BAND -> {
                codes.addAll(AgeBands.codes());
                codes.add(DimensionCode.unknown());
            }
            // Whose home county is not known stands in the total alone.
            case RESIDENT_COUNTY ->
                names.counties().stream()
                        .filter(county -> County.isHome(county.code()))
                        .forEach(codes::add);
            case UNIT, CLINIC -> throw notOpen(dimension);
        }
        return codes;
    }

    @Override
    public Optional<HomeCounty> homeCounty(PublishedCube cube, List<String> cell) {
        int at = cube.dimensions().indexOf(CubeDimension.RESIDENT_COUNTY);
        return at < 0 || cell.get(at).equals(DimensionCode.TOTAL)
                ? Optional.empty()
                : Optional.of(new HomeCounty(
                        reference.populations().of(Integer.parseInt(cell.get(at)), reference.lastDay())));
    }

    @Override
    public Optional<CellState> withoutNumbers(PublishedCube cube, List<String> cell) {
        Set<Integer> its = servicesOf(cube, cell);
        if (its.isEmpty()) {
            return Optional.of(CellState.NOT_APPLICABLE);
        }
        return Collections.disjoint(its, heldBack) ? Optional.empty() : Optional.of(CellState.NOT_COMPLETE);
    }

    /**
     * Ids of the services a cell can have anything of: those of the cell that some care provider of it was connected to.
     * In a cell without any, nothing can occur.
     */
    private Set<Integer> servicesOf(PublishedCube cube, List<String> cell) {
        Predicate<PeriodReference.Provider> asked = provider -> true;
        Set<Integer> services = Set.copyOf(reference.serviceIds(cube));
        for (int at = 0; at < cell.size(); at++) {
            String code = cell.get(at);
            if (code.equals(DimensionCode.TOTAL)) {
                continue;
            }
            switch (cube.dimensions().get(at)) {
                case CARE_PROVIDER -> asked = asked.and(provider -> code.equals(providerCodes.get(provider.id())));
                case COUNTY -> asked = asked.and(provider -> code.equals(provider.county()));
                case SERVICE -> services = serviceIds(code);
                default -> {}
            }
        }
        // Who is merged follows from how many staff were active, so it must not show in what can occur.
        if (cell.contains(DimensionCode.MERGED)) {
            return services;
        }
        Predicate<PeriodReference.Provider> inCell = asked;
        return services.stream()
                .filter(service -> reference.providers().stream()
                        .filter(inCell)
                        .anyMatch(provider -> provider.services().contains(service)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of services by code; codes that the registry lacks are left out. */
    private Set<Integer> serviceIds(Collection<String> codes) {
        return reference.services().stream()
                .filter(service -> codes.contains(service.code()))
                .map(PeriodReference.Service::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<Integer> serviceIds(String code) {
        return serviceIds(Set.of(code));
    }

    private Stream<PeriodReference.Provider> connected(PublishedCube cube) {
        List<Integer> services = reference.serviceIds(cube);
        return reference.providers().stream().filter(provider -> provider.usesAnyOf(services));
    }

    private PeriodReference.Provider provider(UsageRow.Attributes row) {
        return Objects.requireNonNull(
                providers.get(row.providerId()), "a fact names a care provider not in the registry");
    }

    private String errandOf(UsageRow.Attributes row) {
        String errand = reference.dictionary().get(row.errand());
        if (errand == null) {
            return DimensionCode.UNKNOWN;
        }
        return listedErrands.contains(errand) ? errand : DimensionCode.MERGED;
    }

    private static String residentCounty(int county) {
        return county == 0 ? DimensionCode.UNKNOWN : "%02d".formatted(county);
    }

    private static IllegalArgumentException notOpen(CubeDimension dimension) {
        return new IllegalArgumentException("no open table is divided by " + dimension.id());
    }

    private static String listedOrUnknown(@Nullable String code, Predicate<String> listed) {
        return code != null && listed.test(code) ? code : DimensionCode.UNKNOWN;
    }
}
