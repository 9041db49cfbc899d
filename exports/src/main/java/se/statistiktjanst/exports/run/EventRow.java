package se.statistiktjanst.exports.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact as the row forms read it: ids, not words. No event id and no time of day but the hour. */
record EventRow(
        LocalDate on,
        int hour,
        @Nullable Integer unitId,
        int typeId,
        @Nullable Integer channel,
        @Nullable Integer outcome,
        @Nullable Integer activity,
        @Nullable Integer errand,
        @Nullable Integer clinic,
        @Nullable Boolean resolved,
        @Nullable Boolean forwarded,
        @Nullable Boolean consultation,
        @Nullable Integer waitS,
        @Nullable Integer talkS,
        @Nullable Integer durationS,
        @Nullable Integer residentRef,
        @Nullable Integer age,
        @Nullable Integer sex,
        @Nullable Integer staffId) {}
