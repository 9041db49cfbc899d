package se.statistiktjanst.service.open;

import org.jspecify.annotations.Nullable;

/**
 * A headline figure of the start page.
 *
 * @param label what is counted
 * @param period the period, for example {@code oktober 2026}
 * @param change compared with an earlier period, null if there is none
 * @param trend the last periods as a small line
 * @param href the table it stands in
 */
public record Headline(
        String label, Cell cell, String period, @Nullable Change change, Sparkline trend, String href) {}
