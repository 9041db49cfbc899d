package se.statistiktjanst.ingest.registry;

import java.time.LocalDate;
import se.statistiktjanst.platform.definition.LocalizedText;

/** A connected service by its code. */
public record Service(String code, LocalizedText name, LocalDate since) {}
