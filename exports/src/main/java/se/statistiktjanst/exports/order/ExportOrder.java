package se.statistiktjanst.exports.order;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;
import se.statistiktjanst.statistics.recipe.Recipe;

/**
 * What somebody orders.
 *
 * @param project public id of the linkage project whose pseudonyms it has; null for its own, which no other export has
 *
 * @param purposeText in the orderer's words; required for numbers, blank otherwise allowed
 * @param withHour the hour of each event in the row forms, not only its date
 * @param shortLife two minutes instead of days, where the configuration allows it (demo)
 */
public record ExportOrder(
        ExportForm form,
        Purpose purpose,
        String purposeText,
        Recipe recipe,
        boolean withHour,
        boolean shortLife,
        @Nullable String project) {
    private static final int LONGEST_TEXT = 500;

    /** With pseudonyms of its own. */
    public ExportOrder(
            ExportForm form, Purpose purpose, String purposeText, Recipe recipe, boolean withHour, boolean shortLife) {
        this(form, purpose, purposeText, recipe, withHour, shortLife, null);
    }

    /** The same order in a linkage project; null for none. */
    public ExportOrder in(@Nullable String wanted) {
        return new ExportOrder(form, purpose, purposeText, recipe, withHour, shortLife, wanted);
    }

    /** Checks what needs no database. */
    public ExportOrder {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(recipe, "recipe");
        purposeText = strip(purposeText);
        if (purposeText.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("purposeText must be at most %d characters".formatted(LONGEST_TEXT));
        }
        if (form == ExportForm.NUMBERS && purposeText.isEmpty()) {
            throw new IllegalArgumentException(
                    "purposeText must say what the personal identity numbers are needed for");
        }
        if (project != null && form != ExportForm.PSEUDONYMISED) {
            throw new IllegalArgumentException("project is for the pseudonymised form only; leave it out");
        }
        if (PersonalNumberScan.containsPersonalNumber(purposeText)) {
            throw new IllegalArgumentException("purposeText must not hold a personal identity number");
        }
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
