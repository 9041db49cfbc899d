package se.statistiktjanst.service.demo.crack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.statistics.disclosure.CellAccumulator;
import se.statistiktjanst.statistics.disclosure.CellLayout;
import se.statistiktjanst.statistics.disclosure.Content;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;

/** How many people are in each group: truly, and as the gate of the open statistics would publish it. */
final class TownFigures {
    private static final CellLayout RESIDENTS = new CellLayout(List.of(), List.of(new Content.Residents()));
    private static final long[] NOTHING_MORE = {};

    private final Town town;
    private final DisclosureGate gate;
    private final Map<Group, Long> published = new HashMap<>();

    TownFigures(Town town, DisclosureGate gate) {
        this.town = town;
        this.gate = gate;
    }

    long truth(Group group) {
        return town.people().stream().filter(group::holds).count();
    }

    synchronized long published(Group group) {
        return published.computeIfAbsent(group, this::protect);
    }

    private long protect(Group group) {
        CellAccumulator cell = new CellAccumulator(0);
        town.people().stream().filter(group::holds).forEach(person -> cell.add(person.recordKey(), NOTHING_MORE));
        return (long)
                gate.protect(cell.totals(0), RESIDENTS).values().get(0).value().orElseThrow();
    }
}
