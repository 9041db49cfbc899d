package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.publication.Period;

/**
 * All cells that were read, each once whatever tables it stands in, and every sum that must hold between their true
 * numbers: a total is its parts along each dimension, and a county is its care providers.
 */
final class Equations {
    private static final String TOTAL = "TOT";

    /** A cell and those it is the sum of, by number. */
    record Sum(int whole, List<Integer> parts) {}

    private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
    private final List<Map<String, Double>> cells = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();

    Equations(Harvest harvest) {
        // In an order of its own, so that the same numbers come out of every run.
        List<Harvest.Place> places = harvest.cells().keySet().stream()
                .sorted(Comparator.comparing(Harvest.Place::toString))
                .toList();
        places.forEach(place -> {
            int number = numbers.computeIfAbsent(name(place, harvest), name -> {
                cells.add(new HashMap<>());
                return cells.size() - 1;
            });
            cells.get(number).putAll(harvest.cells().get(place));
        });
        places.forEach(place -> addSums(place, harvest));
        addCounties();
        addQuarters();
    }

    int size() {
        return cells.size();
    }

    List<Sum> sums() {
        return sums;
    }

    /** Published residents. */
    @Nullable
    Double residents(int cell) {
        Double residents = metric(cell, "residents");
        return residents == null ? metric(cell, "callers") : residents;
    }

    /** The published number, null if it is not shown or the cell does not have it. */
    @Nullable
    Double metric(int cell, String name) {
        return cells.get(cell).get(name);
    }

    /** The number of the cell, -1 if nobody read it. */
    int number(Harvest.Place place, Harvest harvest) {
        return numbers.getOrDefault(name(place, harvest), -1);
    }

    /** What a cell counts: month, and the codes of what it is divided by. Tables of calls are about one service. */
    private static Map<String, String> name(Harvest.Place place, Harvest harvest) {
        Map<String, String> name = new TreeMap<>();
        name.put(Harvest.TIME, place.period());
        if (place.table().contains("samtal")) {
            name.put("service", Usage.SERVICES.get(0));
        }
        List<String> dimensions = harvest.dimensions(place.table());
        for (int at = 0; at < dimensions.size(); at++) {
            if (!place.codes().get(at).equals(TOTAL)) {
                name.put(dimensions.get(at), place.codes().get(at));
            }
        }
        return name;
    }

    private void addSums(Harvest.Place place, Harvest harvest) {
        List<String> dimensions = harvest.dimensions(place.table());
        for (int at = 0; at < dimensions.size(); at++) {
            if (place.codes().get(at).equals(TOTAL)) {
                List<Integer> parts = new ArrayList<>();
                for (String code : harvest.codes(place.table(), dimensions.get(at))) {
                    List<String> part = new ArrayList<>(place.codes());
                    part.set(at, code);
                    Harvest.Place there = new Harvest.Place(place.table(), place.period(), part);
                    if (!code.equals(TOTAL) && harvest.cells().containsKey(there)) {
                        parts.add(number(there, harvest));
                    }
                }
                add(number(place, harvest), parts);
            }
        }
    }

    private void addCounties() {
        Map<Map<String, String>, List<Integer>> counties = new HashMap<>();
        numbers.forEach((name, number) -> {
            String provider = name.get("careProvider");
            if (provider != null && !provider.equals("OVRIGA")) {
                Map<String, String> county = new TreeMap<>(name);
                county.remove("careProvider");
                county.put("county", Usage.countyOf(provider));
                counties.computeIfAbsent(county, key -> new ArrayList<>()).add(number);
            }
        });
        counties.forEach((county, providers) -> {
            Integer whole = numbers.get(county);
            if (whole != null && providers.size() == Usage.PROVIDERS / Usage.COUNTIES) {
                add(whole, providers);
            }
        });
    }

    /** A quarter is its months: nobody comes back. */
    private void addQuarters() {
        Map<Map<String, String>, List<Integer>> quarters = new HashMap<>();
        numbers.forEach((name, number) -> {
            Period period = Period.parse(Objects.requireNonNull(name.get(Harvest.TIME)));
            if (period.unit() == TimeUnit.MONTH) {
                Map<String, String> quarter = new TreeMap<>(name);
                quarter.put(
                        Harvest.TIME,
                        Period.of(TimeUnit.QUARTER, period.first()).code());
                quarters.computeIfAbsent(quarter, key -> new ArrayList<>()).add(number);
            }
        });
        quarters.forEach((quarter, months) -> {
            Integer whole = numbers.get(quarter);
            if (whole != null && months.size() == Usage.MONTHS.size()) {
                add(whole, months);
            }
        });
    }

    private void add(int whole, List<Integer> parts) {
        sums.add(new Sum(whole, List.copyOf(parts)));
    }

    @Override
    public String toString() {
        return size() + " cells, " + sums.size() + " sums of "
                + Arrays.toString(sums.stream()
                        .mapToInt(sum -> sum.parts().size())
                        .distinct()
                        .sorted()
                        .toArray());
    }
}
