package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.identity.Sex;

/**
 * An event that passed every check, with the names of the registry turned into ids.
 *
 * @param idText the id as it was sent
 * @param values one for each {@link FactColumn}: String, Boolean or Integer, null where the event says nothing
 * @param factKey what its fact is found by when it is corrected, see {@link Correction#factKey}
 * @param correction what it says of another event; null unless it is a correction, which has no fact and no place
 * @param canonical what its content digest is taken over; holds the resident's number, so it lives as long as the batch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CheckedEvent(
        int index,
        String idText,
        UUID id,
        int typeId,
        Instant at,
        LocalDate occurredOn,
        int hour,
        boolean late,
        int providerId,
        @Nullable Integer unitId,
        int serviceId,
        @Nullable ResidentIdentity resident,
        @Nullable StaffSeen staff,
        @Nullable Object[] values,
        @Nullable String extra,
        byte[] canonical,
        long digest,
        long factKey,
        @Nullable Correction correction) {

    private static final short MAN = 1;
    private static final short WOMAN = 2;

    /** Hours since 1970 in UTC, by which a sender compares what it sent with what is stored. */
    int hourOfEpoch() {
        return (int) Math.floorDiv(at.getEpochSecond(), 3600L);
    }

    boolean isCorrection() {
        return correction != null;
    }

    /** The same event as a version of one that was sent before. */
    CheckedEvent withFactKey(long key) {
        return new CheckedEvent(
                index,
                idText,
                id,
                typeId,
                at,
                occurredOn,
                hour,
                late,
                providerId,
                unitId,
                serviceId,
                resident,
                staff,
                values,
                extra,
                canonical,
                digest,
                key,
                correction);
    }

    @Nullable
    Short age() {
        return resident instanceof PersonalIdentityNumber number ? (short) number.ageOn(occurredOn) : null;
    }

    @Nullable
    Short sex() {
        if (resident instanceof PersonalIdentityNumber number) {
            return number.sex() == Sex.MALE ? MAN : WOMAN;
        }
        return null;
    }

    @Override
    public String toString() {
        return "CheckedEvent[REDACTED]";
    }
}
