package se.statistiktjanst.demo.faults;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event, as plain values: what is sent, and what the oracle counts. */
record FaultEvent(
        UUID id,
        boolean call,
        String careProvider,
        @Nullable String unit,
        Instant at,
        int resident,
        @Nullable String residentCounty,
        int staff,
        @Nullable String channel,
        boolean answered,
        @Nullable Boolean resolved,
        boolean forwarded,
        @Nullable Integer waitSeconds,
        @Nullable Integer talkSeconds,
        @Nullable Integer durationSeconds) {

    static final String SOURCE = "https://demo.example/statistics";

    String type() {
        return call ? "se.statistiktjanst.call.v1" : "se.statistiktjanst.activity.v1";
    }

    String service() {
        return call ? "phone-advice" : "booking";
    }

    /** HSA-id of the staff member, who belongs to the care provider; null for none. */
    @Nullable
    String staffId() {
        return staff == 0 ? null : careProvider.substring(0, careProvider.indexOf('-')) + "-fault" + staff;
    }

    /** As JSON, in the structured form of CloudEvents. */
    String json(String residentNumber) {
        StringBuilder json = new StringBuilder(600)
                .append("{\"specversion\":\"1.0\",\"id\":\"")
                .append(id)
                .append("\",\"source\":\"" + SOURCE + "\",\"type\":\"")
                .append(type())
                .append("\",\"time\":\"")
                .append(at)
                .append("\",\"data\":{\"service\":\"")
                .append(service())
                .append('"');
        text(json, "careProvider", careProvider);
        text(json, "unit", unit);
        text(json, "resident", residentNumber);
        text(json, "residentCounty", residentCounty);
        text(json, "channel", channel);
        if (call) {
            text(json, "outcome", answered ? "answered" : "abandoned");
            value(json, "resolved", resolved);
            value(json, "forwarded", forwarded);
            value(json, "waitSeconds", waitSeconds);
            value(json, "talkSeconds", talkSeconds);
        } else {
            text(json, "activity", "booking");
            value(json, "durationSeconds", durationSeconds);
        }
        if (staff != 0) {
            json.append(",\"staff\":{\"hsaId\":\"").append(staffId()).append("\"}");
        }
        return json.append("}}").toString();
    }

    private static void text(StringBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }

    private static void value(StringBuilder json, String name, @Nullable Object value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":").append(value);
        }
    }
}
