package se.statistiktjanst.statistics.engine;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The order of the members of one split: hours, weekdays and counties by their code, others by their Swedish name as Swedes
 * sort it, and last what is not known or belongs nowhere.
 */
final class MemberOrder implements Comparator<Member> {
    private static final int LONGEST_CODE = 2;

    /** For one thread. */
    private final Collator names = Collator.getInstance(Locale.forLanguageTag("sv"));
    /** Each name is compared with many others, and comparing keys is many times faster. */
    private final Map<String, CollationKey> keys = new HashMap<>();

    @Override
    public int compare(Member one, Member other) {
        if (one.code().isEmpty() || other.code().isEmpty()) {
            return Boolean.compare(one.code().isEmpty(), other.code().isEmpty());
        }
        int order = isInOrder(one) && isInOrder(other) ? 0 : key(one).compareTo(key(other));
        // Two of one name keep one order.
        return order == 0 ? one.code().compareTo(other.code()) : order;
    }

    private CollationKey key(Member member) {
        return keys.computeIfAbsent(member.name().sv(), names::getCollationKey);
    }

    private static boolean isInOrder(Member member) {
        return member.code().length() <= LONGEST_CODE;
    }
}
