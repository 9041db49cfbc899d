package se.statistiktjanst.ingest.registry;

import java.time.LocalDate;

/** A manager has recorded that the staff of a unit (HSA-id) know what is measured. */
public record StaffInformed(String unit, LocalDate informedOn, String recordedBy) {}
