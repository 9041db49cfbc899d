package se.statistiktjanst.statistics.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The order of an answer's groups: by period, then split by split in {@link MemberOrder}. A member stands in many groups, so
 * names are compared once and then only places.
 */
final class GroupOrder implements Comparator<GroupKey> {
    private final List<Map<Integer, Integer>> places = new ArrayList<>();

    /** @param members for each split, what an id stands for */
    GroupOrder(Collection<GroupKey> groups, List<Function<Integer, Member>> members) {
        for (int split = 0; split < members.size(); split++) {
            int at = split;
            places.add(places(
                    groups.stream()
                            .map(group -> group.members().get(at))
                            .distinct()
                            .toList(),
                    members.get(at)));
        }
    }

    /** Ids that stand for the same, such as for nothing known, have the same place. */
    private static Map<Integer, Integer> places(List<Integer> ids, Function<Integer, Member> members) {
        Map<Integer, Member> named = new HashMap<>();
        ids.forEach(id -> named.put(id, members.apply(id)));
        Comparator<Member> order = new MemberOrder();
        List<Map.Entry<Integer, Member>> sorted = named.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .toList();
        Map<Integer, Integer> places = new HashMap<>();
        int place = 0;
        for (int next = 0; next < sorted.size(); next++) {
            if (next > 0
                    && order.compare(
                                    sorted.get(next - 1).getValue(),
                                    sorted.get(next).getValue())
                            != 0) {
                place = next;
            }
            places.put(sorted.get(next).getKey(), place);
        }
        return places;
    }

    @Override
    public int compare(GroupKey one, GroupKey other) {
        int order = one.period().compareTo(other.period());
        for (int split = 0; order == 0 && split < places.size(); split++) {
            order = Integer.compare(place(split, one), place(split, other));
        }
        return order;
    }

    private int place(int split, GroupKey group) {
        return places.get(split).getOrDefault(group.members().get(split), 0);
    }
}
