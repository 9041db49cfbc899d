package se.statistiktjanst.ingest.registry;

import se.statistiktjanst.platform.definition.LocalizedText;

/** A county by its code. */
public record County(String code, LocalizedText name) {}
