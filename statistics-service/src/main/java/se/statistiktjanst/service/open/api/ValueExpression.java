package se.statistiktjanst.service.open.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * What stands for values in a selection: a code, {@code *} and {@code ?} as wildcards, {@code top(n)}, {@code
 * top(n,offset)}, {@code bottom(…)}, {@code from(code)}, {@code to(code)}, {@code range(code,code)}. Codes match in any
 * case, and a code that looks like an expression is a code.
 */
final class ValueExpression {
    private static final Pattern FUNCTION = Pattern.compile("(?is)(top|bottom|from|to|range)\\((.*)\\)");
    private static final Pattern COUNTS = Pattern.compile("\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?");

    private ValueExpression() {}

    /**
     * The codes that an expression stands for, in the order of the table.
     *
     * @param codes all of the variable, in the order of the table
     * @param newestFirst whether the last code counts as the top one: true for time
     * @throws ProblemException NON_EXISTENT_VALUE or ILLEGAL_SELECTION_EXPRESSION
     */
    static List<String> resolve(String expression, List<String> codes, boolean newestFirst) {
        int exact = indexOf(expression, codes);
        if (exact >= 0) {
            return List.of(codes.get(exact));
        }
        Matcher function = FUNCTION.matcher(expression);
        if (function.matches()) {
            return call(function.group(1).toLowerCase(Locale.ROOT), function.group(2), codes, newestFirst);
        }
        if (expression.contains("*") || expression.contains("?")) {
            return matching(expression, codes);
        }
        throw new ProblemException(
                ProblemCode.NON_EXISTENT_VALUE,
                "a value of the selection is not in the table; its metadata lists them");
    }

    private static List<String> call(String function, String arguments, List<String> codes, boolean newestFirst) {
        int last = codes.size() - 1;
        return switch (function) {
            case "top" -> counted(arguments, codes, newestFirst);
            case "bottom" -> counted(arguments, codes, !newestFirst);
            case "from" -> between(required(arguments, codes), last, codes);
            case "to" -> between(0, required(arguments, codes), codes);
            default -> range(arguments, codes);
        };
    }

    private static List<String> counted(String arguments, List<String> codes, boolean fromTheEnd) {
        Matcher counts = COUNTS.matcher(arguments);
        if (!counts.matches()) {
            throw illegal("top and bottom take a number, or a number and how many to skip: top(3), top(3,1)");
        }
        int offset = counts.group(2) == null ? 0 : Integer.parseInt(counts.group(2));
        List<String> order = new ArrayList<>(codes);
        if (fromTheEnd) {
            Collections.reverse(order);
        }
        List<String> taken = order.stream()
                .skip(offset)
                .limit(Integer.parseInt(counts.group(1)))
                .toList();
        return codes.stream().filter(taken::contains).toList();
    }

    /** Codes may have commas themselves, so every comma is tried as the one between. */
    private static List<String> range(String arguments, List<String> codes) {
        if (arguments.indexOf(',') < 0) {
            throw illegal("range takes two codes: range(2021M01,2021M12)");
        }
        return IntStream.range(0, arguments.length())
                .filter(at -> arguments.charAt(at) == ',')
                .mapToObj(at -> new int[] {
                    indexOf(arguments.substring(0, at).strip(), codes),
                    indexOf(arguments.substring(at + 1).strip(), codes)
                })
                .filter(ends -> ends[0] >= 0 && ends[1] >= 0)
                .findFirst()
                .map(ends -> between(ends[0], ends[1], codes))
                .orElseThrow(() -> unknown());
    }

    private static List<String> between(int from, int to, List<String> codes) {
        return from > to ? List.of() : codes.subList(from, to + 1);
    }

    private static List<String> matching(String expression, List<String> codes) {
        String pattern = expression.toLowerCase(Locale.ROOT);
        return codes.stream()
                .filter(code -> matches(pattern, code.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Goes back only to the last star, so the time does not grow with the number of stars as a regular expression's. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    private static int required(String code, List<String> codes) {
        int at = indexOf(code.strip(), codes);
        if (at < 0) {
            throw unknown();
        }
        return at;
    }

    private static int indexOf(String code, List<String> codes) {
        int exact = codes.indexOf(code);
        return exact >= 0
                ? exact
                : IntStream.range(0, codes.size())
                        .filter(at -> codes.get(at).equalsIgnoreCase(code))
                        .findFirst()
                        .orElse(-1);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                ProblemCode.NON_EXISTENT_VALUE,
                "from, to and range need codes that the table has; its metadata lists them");
    }

    private static ProblemException illegal(String detail) {
        return new ProblemException(ProblemCode.ILLEGAL_SELECTION_EXPRESSION, detail);
    }
}
