package se.statistiktjanst.ingest.collect;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one event, as it is being read. */
final class Faults {
    /** A sender mends the first few and sends again; more would only swell the answer. */
    private static final int KEPT = 10;

    private static final int MOST_DIGITS = 5;

    private final List<Fault> list = new ArrayList<>(0);

    void add(Reason reason, String pointer, String detail) {
        if (list.size() < KEPT) {
            list.add(new Fault(reason, pointer, detail));
        }
    }

    void add(Fault fault) {
        add(fault.reason(), fault.pointer(), fault.detail());
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<Fault> list() {
        return list;
    }

    /**
     * The pointer to a member that the sender named. A name may itself be somebody's number, so only one that looks like
     * a name is repeated; otherwise the pointer goes to what holds it.
     */
    static String pointer(String parent, String name) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_-]{0,39}")
                && name.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
        return plain ? parent + '/' + name : parent;
    }
}
