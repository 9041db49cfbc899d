package se.statistiktjanst.ingest.mapping;

import java.util.List;

/** What the CSV file must look like: its separator and exactly these columns, in any order. */
record FileShape(char separator, List<String> columns) {}
