package se.statistiktjanst.service.open.discovery;

import java.util.List;

/** A file that every table's page has beside it, as a catalogue names it. */
record FileFormat(String suffix, String name, String mediaType) {
    static final List<FileFormat> ALL = List.of(
            new FileFormat("csv", "CSV", "text/csv"),
            new FileFormat("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new FileFormat("json", "JSON-stat 2", "application/json"),
            new FileFormat("parquet", "Parquet", "application/vnd.apache.parquet"));
}
