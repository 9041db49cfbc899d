package se.statistiktjanst.statistics.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The published tables of the care provider whose tenant transaction it is. */
public final class StaffCatalogue {
    private final CatalogueDao dao;

    /** @param tenant a handle within a tenant transaction */
    public StaffCatalogue(Handle tenant) {
        this.dao = tenant.attach(CatalogueDao.class);
    }

    public CatalogueDao dao() {
        return dao;
    }

    /**
     * The cells of a period whose codes are asked for, all combinations of them that the period has.
     *
     * @param asked for each dimension the codes; a missing or empty list asks for all
     */
    public List<CatalogueCell> cells(CatalogueRelease release, List<? extends Set<String>> asked) {
        Map<List<String>, CatalogueCell> stored = dao.stored(release.id(), release.period()).stream()
                .collect(Collectors.toMap(CatalogueCell::codes, Function.identity()));
        return places(release, asked).stream()
                .map(place -> stored.getOrDefault(place, release.unstored(place)))
                .toList();
    }

    private static List<List<String>> places(CatalogueRelease release, List<? extends Set<String>> asked) {
        List<List<String>> places = List.of(List.of());
        int dimension = 0;
        for (List<String> codes : release.codeLists()) {
            Set<String> wanted = dimension < asked.size() ? asked.get(dimension) : Set.of();
            List<List<String>> longer = new ArrayList<>();
            for (List<String> start : places) {
                codes.stream()
                        .filter(code -> wanted.isEmpty() || wanted.contains(code))
                        .forEach(code -> longer.add(followed(start, code)));
            }
            places = longer;
            dimension++;
        }
        return places;
    }

    private static List<String> followed(List<String> start, String code) {
        List<String> place = new ArrayList<>(start);
        place.add(code);
        return List.copyOf(place);
    }
}
