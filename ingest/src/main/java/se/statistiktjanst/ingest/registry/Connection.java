package se.statistiktjanst.ingest.registry;

/** A care provider (HSA-id) uses a connected service (code). */
public record Connection(String careProvider, String service, Period period) {}
