package se.statistiktjanst.service.exports;

import java.time.Instant;

/**
 * Another person's order that waits for the viewer's approval.
 *
 * @param id random public id
 * @param title what was selected
 * @param unit name of the unit, empty for all
 * @param purpose the purpose with the words of the one who ordered
 * @param orderedBy HSA-id
 */
public record ApprovalEntry(
        String id, String title, String unit, ExportForm form, String purpose, String orderedBy, Instant orderedAt) {}
