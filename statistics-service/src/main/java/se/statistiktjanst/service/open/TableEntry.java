package se.statistiktjanst.service.open;

import java.time.LocalDate;

/**
 * A table in a list of tables.
 *
 * @param periods first and last period as text, for example {@code 2025-01–2026-03}
 */
public record TableEntry(
        String id, String title, String description, String periods, LocalDate updatedOn, String href) {}
