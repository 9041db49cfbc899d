package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one batch that passed their check. Events repeat themselves: the same word is then checked once and held
 * once.
 */
final class SeenTexts {
    /** A sender that makes up words must not fill the memory. */
    private static final int MOST = 20_000;

    private final Map<String, String> hsaIds = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, StaffSeen> staff = new HashMap<>();

    /** The HSA-id as it was seen before, null if it was not. */
    @Nullable
    String hsaId(String text) {
        return hsaIds.get(text);
    }

    String addHsaId(String text) {
        return add(hsaIds, text);
    }

    /** A text without anything that may not stand in one; its length is another matter. */
    @Nullable
    String text(String text) {
        return texts.get(text);
    }

    String addText(String text) {
        return add(texts, text);
    }

    /** The same person with the same names as they were seen before, null if they were not. */
    @Nullable
    StaffSeen staff(ObjectNode object) {
        StaffSeen before = staff.get(object.path("hsaId").textValue());
        return before != null && before.isSaidBy(object) ? before : null;
    }

    /** @param faultless whether it may be taken without a check when it comes again */
    StaffSeen addStaff(StaffSeen seen, boolean faultless) {
        if (faultless && staff.size() < MOST) {
            staff.put(seen.hsaId(), seen);
        }
        return seen;
    }

    private static String add(Map<String, String> map, String text) {
        if (map.size() < MOST) {
            map.put(text, text);
        }
        return text;
    }
}
