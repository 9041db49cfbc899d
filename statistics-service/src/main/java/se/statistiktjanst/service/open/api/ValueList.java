package se.statistiktjanst.service.open.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the values of a parameter at commas, except those inside brackets: {@code a,[b,c],top(3,1)} is three. Brackets
 * around a value are taken off.
 */
final class ValueList {
    private ValueList() {}

    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == ',' && depth == 0) {
                add(values, text.substring(start, at));
                start = at + 1;
            }
        }
        add(values, text.substring(start));
        return values;
    }

    static String withoutBrackets(String value) {
        return value.length() > 1 && value.startsWith("[") && value.endsWith("]")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static void add(List<String> values, String value) {
        String stripped = withoutBrackets(value.strip());
        if (!stripped.isEmpty()) {
            values.add(stripped);
        }
    }
}
