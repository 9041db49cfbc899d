package se.statistiktjanst.service.report;

/** A column of the table: a period, or an hour or weekday. */
public record ReportColumn(String label, boolean preliminary) {}
