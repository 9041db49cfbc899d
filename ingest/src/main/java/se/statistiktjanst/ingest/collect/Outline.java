package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/**
 * What could be read of a refused event: enough for its sender to find it and to count it where it belongs, and nothing
 * of anybody.
 *
 * @param key the key that it would have had; null if its id did not pass its own check
 * @param id the id if it may stand where everybody can read it
 */
record Outline(
        @Nullable UUID key,
        @Nullable String id,
        @Nullable Integer typeId,
        @Nullable Integer serviceId,
        @Nullable Integer providerId,
        @Nullable Instant at) {
    private static final Outline NOTHING = new Outline(null, null, null, null, null, null);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    static Outline of(CheckedEvent event) {
        boolean placed = !event.isCorrection();
        return new Outline(
                event.id(),
                printable(event.idText()),
                event.typeId(),
                placed ? event.serviceId() : null,
                placed ? event.providerId() : null,
                event.at());
    }

    static Outline of(
            @Nullable ObjectNode event,
            @Nullable String id,
            SenderSession sender,
            RegistrySnapshot registry,
            Map<String, DataFields> types) {
        if (event == null) {
            return NOTHING;
        }
        String typeName = event.path("type").textValue();
        DataFields type = typeName == null ? null : types.get(typeName);
        JsonNode data = event.path("data");
        String serviceCode = data.path("service").textValue();
        Integer service = serviceCode == null ? null : registry.service(serviceCode);
        String provider = data.path("careProvider").textValue();
        return new Outline(
                id == null ? null : EventId.of(sender.source(), id),
                id == null ? null : printable(id),
                type == null ? null : type.typeId(),
                service == null || !sender.services().contains(service) ? null : service,
                provider == null ? null : registry.provider(provider),
                time(event.path("time").textValue()));
    }

    /** The day in Sweden. */
    @Nullable
    LocalDate occurredOn() {
        return at == null ? null : at.atZone(CalendarZone.STOCKHOLM).toLocalDate();
    }

    /** Ids of digits only may be taken from a sender that declared them, and may still look like somebody's number. */
    private static @Nullable String printable(String id) {
        return PersonalNumberScan.containsPersonalNumber(id) ? null : id;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR ? null : time.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
