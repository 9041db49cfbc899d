package se.statistiktjanst.ingest.mapping;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.statistiktjanst.platform.definition.CsvRow;

/** Text with {@code {column}} in it, for the value of that column. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    List<String> columns() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
    }

    /** Whether something besides digits is always in the result. */
    boolean hasWords() {
        return PLACE.matcher(text).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    String fill(CsvRow row) throws RefusedRowException {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = row.raw(place.group(1));
            if (value.isEmpty()) {
                throw new RefusedRowException(place.group(1) + " is empty");
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }
}
