package se.statistiktjanst.statistics.correction;

import java.time.LocalDate;
import java.util.UUID;

/** A correction whose old fact is still in the figures. */
public record PendingCorrection(short senderId, UUID correctionId, LocalDate oldOn, long oldKey) {}
