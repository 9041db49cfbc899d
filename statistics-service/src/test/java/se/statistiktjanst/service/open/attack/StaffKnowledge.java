package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.catalogue.CatalogueCell;
import se.statistiktjanst.statistics.publication.PublishedCube;

/**
 * All that staff of every care provider can put side by side: the cells of their tables, each once whatever tables it
 * stands in, every sum that must hold between true numbers, the exact totals of their reports, and the open cells of their
 * care provider.
 */
final class StaffKnowledge {
    static final String MERGED = "OVRIGA";
    private static final String TOTAL = "TOT";
    private static final List<String> PLACES = List.of("careProvider", "unit", "counts");

    private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
    private final List<Map<String, String>> names = new ArrayList<>();
    private final List<Map<String, Double>> cells = new ArrayList<>();
    private final List<Equations.Sum> sums = new ArrayList<>();
    private final Map<Integer, Double> open = new HashMap<>();

    /** Takes in a table of a care provider. */
    void read(String provider, PublishedCube cube, List<CatalogueCell> read) {
        Map<List<String>, Integer> here = new HashMap<>();
        List<String> dimensions =
                cube.dimensions().stream().map(dimension -> dimension.id()).toList();
        for (CatalogueCell cell : read) {
            Map<String, String> name = name(provider, cube, dimensions, cell.codes());
            int number = numbers.computeIfAbsent(name, key -> {
                names.add(key);
                cells.add(new HashMap<>());
                return cells.size() - 1;
            });
            here.put(cell.codes(), number);
            for (int metric = 0; metric < cube.metrics().size(); metric++) {
                Double value = cell.measures().get(metric);
                if (value != null) {
                    cells.get(number)
                            .put(
                                    metric == 0
                                            ? "residents"
                                            : cube.metrics().get(metric).id(),
                                    value);
                }
            }
        }
        here.keySet().forEach(codes -> addSums(codes, here, dimensions));
        here.forEach((codes, number) -> addUnits(codes, number, here, dimensions));
    }

    /** Takes in an open cell of a care provider, where staff have one of the same description. */
    void readOpen(Map<String, String> name, double residents) {
        Integer number = numbers.get(new TreeMap<>(name));
        if (number != null) {
            open.put(number, residents);
        }
    }

    int size() {
        return cells.size();
    }

    List<Equations.Sum> sums() {
        return sums;
    }

    Map<String, String> name(int cell) {
        return names.get(cell);
    }

    /** Staff know the number of residents exactly: the cell is not divided by anything but the place. */
    boolean isExact(int cell) {
        return PLACES.containsAll(names.get(cell).keySet());
    }

    @Nullable
    Double metric(int cell, String name) {
        return cells.get(cell).get(name);
    }

    @Nullable
    Double open(int cell) {
        return open.get(cell);
    }

    private static Map<String, String> name(
            String provider, PublishedCube cube, List<String> dimensions, List<String> codes) {
        Map<String, String> name = new TreeMap<>();
        name.put("careProvider", provider);
        name.put("counts", cube.id().contains("samtal") ? "calls" : "all");
        for (int at = 0; at < dimensions.size(); at++) {
            if (!codes.get(at).equals(TOTAL)) {
                name.put(dimensions.get(at), codes.get(at));
            }
        }
        return name;
    }

    private void addSums(List<String> codes, Map<List<String>, Integer> here, List<String> dimensions) {
        for (int at = 0; at < dimensions.size(); at++) {
            if (codes.get(at).equals(TOTAL)) {
                int dimension = at;
                add(
                        here.getOrDefault(codes, -1),
                        here.entrySet().stream()
                                .filter(entry -> isPart(entry.getKey(), codes, dimension))
                                .map(Map.Entry::getValue)
                                .sorted()
                                .toList());
            }
        }
    }

    private static boolean isPart(List<String> part, List<String> whole, int dimension) {
        return Stream.iterate(0, at -> at + 1)
                .limit(whole.size())
                .allMatch(at -> at == dimension
                        ? !part.get(at).equals(TOTAL)
                        : part.get(at).equals(whole.get(at)));
    }

    /** A cell of the care provider is those of its units, where each of them is shown. */
    private void addUnits(List<String> codes, int number, Map<List<String>, Integer> here, List<String> dimensions) {
        if (!dimensions.get(0).equals("unit") || !codes.get(0).endsWith("-0")) {
            return;
        }
        Map<String, String> whole = new TreeMap<>(names.get(number));
        whole.remove("unit");
        List<Integer> units = here.entrySet().stream()
                .filter(entry -> entry.getKey().subList(1, codes.size()).equals(codes.subList(1, codes.size())))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        Integer total = numbers.get(whole);
        if (total != null) {
            add(total, units);
        }
    }

    private void add(int whole, List<Integer> parts) {
        boolean shown =
                Stream.concat(Stream.of(whole), parts.stream()).allMatch(cell -> metric(cell, "residents") != null);
        if (shown && !parts.isEmpty()) {
            sums.add(new Equations.Sum(whole, parts));
        }
    }
}
