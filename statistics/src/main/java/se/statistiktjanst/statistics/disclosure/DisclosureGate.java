package se.statistiktjanst.statistics.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The gate every published number passes, once.
 *
 * <ul>
 *   <li><b>Residents</b>: true count + noise by the cell key method ({@link PerturbationTable}).
 *   <li><b>One decision per cell</b>, on the published residents: 0 makes every measure 0; from the threshold on, each
 *       measure is shown unless two contributors dominate it (p%-rule) or, for a measure about staff, too few staff
 *       stand behind it.
 *   <li><b>Sums</b>: true sum + the same noise × the largest single contribution. The same key on purpose: where each
 *       resident has one event, events and residents are the same number, and two draws for it could be averaged. No
 *       sum is negative, no part exceeds its whole.
 *   <li><b>Shares and means</b>: from the published sums only, and only where no noise that could have been drawn moves
 *       them by more than the tolerance; nothing divided by nothing is not applicable.
 * </ul>
 *
 * <p>The order is: sum first, protect after. Protecting parts and adding them would make national figures too low.
 * Totals are protected on their own and need not add up.
 *
 * <p>What it does <b>not</b> protect against:
 *
 * <ul>
 *   <li>free queries: safe only for a closed catalogue of cells, each protected once and then frozen;
 *   <li>the p%-rule looks at true contributions, so a hidden measure in a cell whose published residents are few says
 *       that one or two residents stand behind it ({@link DisclosureParameters#hideDominatedSmallCells()});
 *   <li>a hidden part beside its shown whole and the other part is known up to noise × the difference of their largest
 *       contributions;
 *   <li>someone who knows all residents of a cell but one and the record keys;
 *   <li>what a group has in common: if all are shown to have abandoned, each of them did.
 * </ul>
 */
public final class DisclosureGate {
    private final DisclosureParameters parameters;
    private final PerturbationTable table;

    public DisclosureGate(DisclosureParameters parameters) {
        this.parameters = parameters;
        this.table = PerturbationTable.generate(parameters.table());
    }

    public DisclosureParameters parameters() {
        return parameters;
    }

    /** Protects one cell; the same totals always give the same cell. */
    public ProtectedCell protect(CellTotals totals, CellLayout layout) {
        if (totals.measures().size() != layout.measures().size()) {
            throw new IllegalArgumentException(
                    "The cell has " + totals.measures().size() + " measures, its layout "
                            + layout.measures().size());
        }
        int noise = table.noise(totals.residents(), totals.cellKey());
        long residents = totals.residents() + noise;
        List<ProtectedValue> sums = sums(totals, layout, noise, residents);
        List<ProtectedValue> values = new ArrayList<>(layout.contents().size());
        for (Content content : layout.contents()) {
            values.add(value(content, residents, sums, totals));
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

    private ProtectedValue value(Content content, long residents, List<ProtectedValue> sums, CellTotals totals) {
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
        return ProtectedValue.of((double) residents);
    }

    private List<ProtectedValue> sums(CellTotals totals, CellLayout layout, int noise, long residents) {
        List<ProtectedValue> sums = new ArrayList<>(layout.measures().size());
        for (int index = 0; index < layout.measures().size(); index++) {
            MeasureRule rule = layout.measures().get(index);
            ProtectedValue sum = sum(totals, totals.measures().get(index), rule, noise, residents);
            sums.add(rule.partOf().isPresent() ? atMost(sums.get(rule.partOf().getAsInt()), sum) : sum);
        }
        return sums;
    }

    private ProtectedValue sum(CellTotals totals, MeasureTotal total, MeasureRule rule, int noise, long residents) {
        if (residents == 0) {
            return ProtectedValue.of(0);
        }
        boolean tooFewStaff = rule.aboutStaff() && totals.staff() < parameters.threshold();
        if (tooFewStaff || isHiddenByDominance(totals, total)) {
            return ProtectedValue.without(CellState.HIDDEN);
        }
        return ProtectedValue.of((double) Math.max(0, total.sum() + noise * total.largest()));
    }

    private boolean isHiddenByDominance(CellTotals totals, MeasureTotal total) {
        boolean judged = parameters.hideDominatedSmallCells() || totals.residents() >= parameters.threshold();
        return judged && total.isDominated(parameters.dominance());
    }

    private static ProtectedValue atMost(ProtectedValue whole, ProtectedValue part) {
        boolean exceeds = whole.value().isPresent()
                && part.value().isPresent()
                && part.value().getAsDouble() > whole.value().getAsDouble();
        return exceeds ? whole : part;
    }

    private ProtectedValue ratio(
            ProtectedValue numerator, ProtectedValue denominator, long largestOfNumerator, long largestOfDenominator) {
        if (numerator.value().isEmpty() || denominator.value().isEmpty()) {
            return ProtectedValue.without(CellState.HIDDEN);
        }
        double above = numerator.value().getAsDouble();
        double below = denominator.value().getAsDouble();
        if (below == 0) {
            return ProtectedValue.without(CellState.NOT_APPLICABLE);
        }
        // Judged on published sums and every noise there could have been, never on the one that was drawn: otherwise
        // the state itself would tell the noise.
        for (int noise = -parameters.maxNoise(); noise <= parameters.maxNoise(); noise++) {
            double trueAbove = above - (double) noise * largestOfNumerator;
            double trueBelow = below - (double) noise * largestOfDenominator;
            if (!isWithinTolerance(above / below, trueAbove, trueBelow)) {
                return ProtectedValue.without(CellState.UNCERTAIN);
            }
        }
        return ProtectedValue.of(above / below);
    }

    private boolean isWithinTolerance(double published, double trueAbove, double trueBelow) {
        if (trueBelow <= 0 || trueAbove < 0) {
            return false;
        }
        double exact = trueAbove / trueBelow;
        return Math.abs(published - exact) <= parameters.tolerance() * exact;
    }
}
