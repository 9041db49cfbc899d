package se.statistiktjanst.service.open.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many cells of 1–4 residents a belief gets exactly right: rounded, or through the best guess for what is seen (the
 * published number and the belief together), learned on half of the cells and tried on the other. To learn, an attacker
 * would need true numbers of as many cells; the one here has them.
 */
record Recovery(String attack, int cells, double right, double blind) {
    private static final int SMALL = 4;

    /** A cell with its true size. */
    record Target(int cell, int size, double published) {}

    static Recovery of(String attack, List<Target> targets, Beliefs beliefs) {
        int[] sizes = new int[SMALL + 1];
        int rounded = 0;
        for (Target target : targets) {
            sizes[target.size()]++;
            long guess = Math.round(Math.min(SMALL, Math.max(1, beliefs.mean(target.cell()))));
            rounded += guess == target.size() ? 1 : 0;
        }
        int right = Math.max(rounded, learned(targets, beliefs, 0) + learned(targets, beliefs, 1));
        return new Recovery(
                attack, targets.size(), right / (double) targets.size(), sizes[best(sizes)] / (double) targets.size());
    }

    private static int learned(List<Target> targets, Beliefs beliefs, int half) {
        Map<List<Long>, int[]> seen = new HashMap<>();
        int[] all = new int[SMALL + 1];
        for (int at = half; at < targets.size(); at += 2) {
            Target target = targets.get(at);
            seen.computeIfAbsent(sight(target, beliefs), key -> new int[SMALL + 1])[target.size()]++;
            all[target.size()]++;
        }
        int right = 0;
        for (int at = 1 - half; at < targets.size(); at += 2) {
            Target target = targets.get(at);
            right += best(seen.getOrDefault(sight(target, beliefs), all)) == target.size() ? 1 : 0;
        }
        return right;
    }

    private static List<Long> sight(Target target, Beliefs beliefs) {
        double belief = Math.max(-6, Math.min(12, beliefs.mean(target.cell())));
        return List.of(Math.round(target.published()), Math.round(2 * belief));
    }

    private static int best(int[] sizes) {
        int best = 1;
        for (int size = 2; size < sizes.length; size++) {
            best = sizes[size] > sizes[best] ? size : best;
        }
        return best;
    }

    @Override
    public String toString() {
        return "%-44s %5d cells: %.3f right, %.3f blind".formatted(attack, cells, right, blind);
    }
}
