package se.statistiktjanst.statistics.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gate every published number passes, once.
 *
 * <ul>
 *   <li><b>Residents</b>: true count + noise by the cell key method ({@link PerturbationTable}).
 *   <li><b>One decision per cell</b>, on the published residents: 0 makes every measure 0, and so few that the true ones
 *       could be under the threshold make every measure uncertain. Above that, a measure about staff is hidden where too
 *       few staff stand behind it.
 *   <li><b>Sums</b>: those who contribute to a measure are counted and given noise like the residents of a cell, by the
 *       sum of <i>their</i> record keys. By that published number the same decision is taken again; where it is shown
 *       and two contributors do not dominate it (p%-rule), true sum + that noise × the largest single contribution is
 *       published. The same persons have the same noise, so that nothing can be averaged; other persons have another,
 *       so that measures which add up (answered, abandoned, all) do not give the noise away. No sum is negative, no part
 *       exceeds its whole.
 *   <li><b>Cells of a home county</b> are shown only from the published number on from which measures are, see {@link
 *       HomeCounty}.
 *   <li><b>Per 1,000 who live in a county</b>: the published residents or sum, divided by the public population.
 *   <li><b>Shares and means</b>: from the published sums only, and only where no two noises that could have been drawn
 *       move them by more than the tolerance; nothing divided by nothing is not applicable.
 * </ul>
 *
 * <p>The order is: sum first, protect after. Protecting parts and adding them would make national figures too low.
 * Totals are protected on their own and need not add up.
 *
 * <p>What it does <b>not</b> protect against:
 *
 * <ul>
 *   <li>free queries: safe only for a closed catalogue of cells, each protected once and then frozen;
 *   <li>a hidden part beside its shown whole and the other part is known up to noise × the difference of their largest
 *       contributions;
 *   <li>someone who knows all residents of a cell but one and the record keys;
 *   <li>what a group has in common: if all are shown to have abandoned, each of them did.
 * </ul>
 */
public final class DisclosureGate {
    private static final double PER = 1000;

    private final DisclosureParameters parameters;
    private final PerturbationTable table;
    private final long leastShown;

    public DisclosureGate(DisclosureParameters parameters) {
        this(parameters, PerturbationTable.generate(parameters.table()), parameters.leastShown());
    }

    /** With another table of noise, and measures from another published count on; only tests can make one. */
    DisclosureGate(DisclosureParameters parameters, PerturbationTable table, long leastShown) {
        this.parameters = parameters;
        this.table = table;
        this.leastShown = leastShown;
    }

    public DisclosureParameters parameters() {
        return parameters;
    }

    /** Protects one cell; the same totals always give the same cell. */
    public ProtectedCell protect(CellTotals totals, CellLayout layout) {
        return protect(totals, layout, Optional.empty());
    }

    /**
     * Protects one cell; the same totals always give the same cell.
     *
     * @param home where its residents live, if it is about that
     */
    public ProtectedCell protect(CellTotals totals, CellLayout layout, Optional<HomeCounty> home) {
        if (totals.measures().size() != layout.measures().size()) {
            throw new IllegalArgumentException(
                    "The cell has " + totals.measures().size() + " measures, its layout "
                            + layout.measures().size());
        }
        long residents = totals.residents() + table.noise(totals.residents(), totals.cellKey());
        boolean isShown = home.isEmpty() || residents >= leastShown;
        List<ProtectedValue> sums = isShown
                ? sums(totals, layout, residents)
                : Collections.nCopies(totals.measures().size(), ProtectedValue.without(CellState.UNCERTAIN));
        ProtectedValue persons =
                isShown ? ProtectedValue.of((double) residents) : ProtectedValue.without(CellState.UNCERTAIN);
        OptionalInt population = home.map(HomeCounty::population).orElse(OptionalInt.empty());
        List<ProtectedValue> values = new ArrayList<>(layout.contents().size());
        for (Content content : layout.contents()) {
            values.add(value(content, persons, sums, totals, population));
        }
        return new ProtectedCell(values);
    }

    /** A cell without any number, such as one of a service that is held back. */
    public ProtectedCell withoutNumbers(CellState state, CellLayout layout) {
        if (state == CellState.VALUE) {
            throw new IllegalArgumentException("A cell without numbers needs another state than VALUE");
        }
        return new ProtectedCell(Collections.nCopies(layout.contents().size(), ProtectedValue.without(state)));
    }

    private ProtectedValue value(
            Content content,
            ProtectedValue persons,
            List<ProtectedValue> sums,
            CellTotals totals,
            OptionalInt population) {
        if (content instanceof Content.PerThousand rate) {
            return perThousand(value(rate.of(), persons, sums, totals, population), population);
        }
        if (content instanceof Content.Sum sum) {
            return sums.get(sum.measure());
        }
        if (content instanceof Content.Ratio ratio) {
            return ratio(
                    sums.get(ratio.numerator()),
                    sums.get(ratio.denominator()),
                    totals.measures().get(ratio.numerator()).largest(),
                    totals.measures().get(ratio.denominator()).largest());
        }
        return persons;
    }

    /** Of what is published, never of what is true. */
    private static ProtectedValue perThousand(ProtectedValue published, OptionalInt population) {
        if (population.isEmpty()) {
            return ProtectedValue.without(CellState.NOT_APPLICABLE);
        }
        return published.value().isEmpty()
                ? published
                : ProtectedValue.of(published.value().getAsDouble() * PER / population.getAsInt());
    }

    private List<ProtectedValue> sums(CellTotals totals, CellLayout layout, long residents) {
        List<ProtectedValue> sums = new ArrayList<>(layout.measures().size());
        for (int index = 0; index < layout.measures().size(); index++) {
            MeasureRule rule = layout.measures().get(index);
            boolean tooFewStaff = rule.aboutStaff() && totals.staff() < parameters.threshold();
            ProtectedValue sum = sum(totals.measures().get(index), residents, tooFewStaff);
            sums.add(rule.partOf().isPresent() ? atMost(sums.get(rule.partOf().getAsInt()), sum) : sum);
        }
        return sums;
    }

    private ProtectedValue sum(MeasureTotal total, long residents, boolean tooFewStaff) {
        if (residents == 0) {
            return ProtectedValue.of(0);
        }
        if (tooFewStaff) {
            return ProtectedValue.without(CellState.HIDDEN);
        }
        if (residents < leastShown) {
            return ProtectedValue.without(CellState.UNCERTAIN);
        }
        int noise = table.noise(total.contributors(), total.key());
        long contributors = total.contributors() + noise;
        if (contributors == 0) {
            return ProtectedValue.of(0);
        }
        if (contributors < leastShown) {
            return ProtectedValue.without(CellState.UNCERTAIN);
        }
        // Only here, where enough contribute for certain: hiding would tell of others that they are one or two.
        return total.isDominated(parameters.dominance())
                ? ProtectedValue.without(CellState.HIDDEN)
                : ProtectedValue.of((double) Math.max(0, total.sum() + noise * total.largest()));
    }

    private static ProtectedValue atMost(ProtectedValue whole, ProtectedValue part) {
        boolean exceeds = whole.value().isPresent()
                && part.value().isPresent()
                && part.value().getAsDouble() > whole.value().getAsDouble();
        return exceeds ? whole : part;
    }

    private ProtectedValue ratio(
            ProtectedValue numerator, ProtectedValue denominator, long largestOfNumerator, long largestOfDenominator) {
        if (numerator.state() == CellState.HIDDEN || denominator.state() == CellState.HIDDEN) {
            return ProtectedValue.without(CellState.HIDDEN);
        }
        if (numerator.value().isEmpty() || denominator.value().isEmpty()) {
            return ProtectedValue.without(CellState.UNCERTAIN);
        }
        double above = numerator.value().getAsDouble();
        double below = denominator.value().getAsDouble();
        if (below == 0) {
            return ProtectedValue.without(CellState.NOT_APPLICABLE);
        }
        // Judged on published sums and the most noise there could have been, never on the one that was drawn: otherwise
        // the state itself would tell the noise.
        double mostAbove = (double) parameters.maxNoise() * largestOfNumerator;
        double mostBelow = (double) parameters.maxNoise() * largestOfDenominator;
        boolean isCertain = isWithinTolerance(above / below, above - mostAbove, below + mostBelow)
                && isWithinTolerance(above / below, above + mostAbove, below - mostBelow);
        return isCertain ? ProtectedValue.of(above / below) : ProtectedValue.without(CellState.UNCERTAIN);
    }

    private boolean isWithinTolerance(double published, double trueAbove, double trueBelow) {
        if (trueBelow <= 0 || trueAbove < 0) {
            return false;
        }
        double exact = trueAbove / trueBelow;
        return Math.abs(published - exact) <= parameters.tolerance() * exact;
    }
}
