package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Tries every attack on what was read. */
final class Attacker {
    private final Equations cells;
    private final List<Recovery.Target> targets;
    private final DoubleFunction<double[]> noise;

    /** @param noise expected true number and its variance, for a published number */
    Attacker(Equations cells, List<Recovery.Target> targets, DoubleFunction<double[]> noise) {
        this.cells = cells;
        this.targets = targets;
        this.noise = noise;
    }

    List<Recovery> attack() {
        Beliefs published = published();
        List<Recovery> found = new ArrayList<>();
        found.add(recovery("the published number", published));
        found.add(recovery("differencing", published.byDifference(cells.sums())));
        found.add(recovery("averaging over partitions", published.byPartition(cells.sums())));
        found.add(recovery("least squares over all tables", published.byLeastSquares(cells.sums())));
        Beliefs measures = acrossMeasures(published);
        found.add(recovery("across measures", measures));
        found.add(recovery("across measures, then differencing", measures.byDifference(cells.sums())));
        found.add(recovery("across measures, then least squares", measures.byLeastSquares(cells.sums())));
        Beliefs averaged = averagedMeasures(published);
        found.add(recovery("averaging measures", averaged));
        found.add(recovery("averaging measures, then least squares", averaged.byLeastSquares(cells.sums())));
        return found;
    }

    /** Only for cells the attack can say something of. */
    private Recovery recovery(String attack, Beliefs beliefs) {
        return Recovery.of(
                attack,
                targets.stream()
                        .filter(target -> Double.isFinite(beliefs.variance(target.cell())))
                        .toList(),
                beliefs);
    }

    private Beliefs published() {
        Beliefs beliefs = new Beliefs(cells.size());
        for (int cell = 0; cell < cells.size(); cell++) {
            Double residents = cells.residents(cell);
            if (residents != null) {
                double[] moments = noise.apply(residents);
                beliefs.put(cell, moments[0], moments[1]);
            }
        }
        return beliefs;
    }

    /** Answered and abandoned calls are all calls, so what they have too much is noise. */
    private Beliefs acrossMeasures(Beliefs published) {
        Beliefs beliefs = copy(published);
        for (int cell = 0; cell < cells.size(); cell++) {
            Double residents = cells.residents(cell);
            Double calls = cells.metric(cell, "calls");
            Double parts = parts(cell);
            if (residents != null && residents > 0 && calls != null && parts != null) {
                beliefs.put(cell, residents - (parts - calls), 0.01);
            }
        }
        return beliefs;
    }

    /** Answered and abandoned calls added are another draw of the number of residents. */
    private Beliefs averagedMeasures(Beliefs published) {
        Beliefs beliefs = copy(published);
        for (int cell = 0; cell < cells.size(); cell++) {
            Double residents = cells.residents(cell);
            Double parts = parts(cell);
            if (residents != null && residents > 0 && parts != null) {
                double variance = noise.apply(residents)[1];
                beliefs.put(cell, (2 * beliefs.mean(cell) + parts) / 3, variance * 2 / 3);
            }
        }
        return beliefs;
    }

    private @Nullable Double parts(int cell) {
        Double answered = cells.metric(cell, "answered");
        Double abandoned = cells.metric(cell, "abandoned");
        return answered == null || abandoned == null ? null : (Double) (answered + abandoned);
    }

    private Beliefs copy(Beliefs beliefs) {
        Beliefs copy = new Beliefs(cells.size());
        beliefs.known().forEach(cell -> copy.put(cell, beliefs.mean(cell), beliefs.variance(cell)));
        return copy;
    }
}
