package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What nobody outside knows. */
record Truth(List<Usage.Event> events) {
    /** Cells of one to four residents that have a published number. */
    List<Recovery.Target> targets(Harvest harvest) {
        Equations cells = new Equations(harvest);
        Map<Integer, Recovery.Target> targets = new TreeMap<>();
        trueSizes(harvest, cells).forEach((cell, size) -> {
            Double published = cells.residents(cell);
            if (size >= 1 && size <= 4 && published != null) {
                targets.put(cell, new Recovery.Target(cell, size, published));
            }
        });
        return List.copyOf(targets.values());
    }

    /** How many cells there are of each size. */
    double[] sizes(Harvest harvest) {
        double[] sizes = new double[60];
        trueSizes(harvest, new Equations(harvest)).values().forEach(size -> sizes[Math.min(59, size)]++);
        return sizes;
    }

    /** True residents of each cell. */
    Map<Integer, Integer> trueSizes(Harvest harvest, Equations cells) {
        Map<String, Map<List<String>, Integer>> counts = new HashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (Harvest.Place place : harvest.cells().keySet()) {
            Map<List<String>, Integer> table = counts.computeIfAbsent(
                    place.table(), id -> Usage.counts(events, harvest.dimensions(id), id.contains("samtal")));
            List<String> codes = new ArrayList<>(List.of(place.period()));
            codes.addAll(place.codes());
            sizes.put(cells.number(place, harvest), table.getOrDefault(codes, 0));
        }
        return sizes;
    }
}
