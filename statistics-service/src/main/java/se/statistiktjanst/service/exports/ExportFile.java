package se.statistiktjanst.service.exports;

/** One object of an export: the data, its description, README or checksums. The address is a POST for a one-time grant. */
public record ExportFile(String name, long bytes, String href) {}
