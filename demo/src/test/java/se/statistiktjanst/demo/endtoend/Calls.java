package se.statistiktjanst.demo.endtoend;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Call events as the sender phone-advice would send them. */
final class Calls {
    static final String SENDER = "phone-advice";
    static final String ONE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private Calls() {}

    /** A call that Jim answered. */
    static ObjectNode answered(String id, Instant at, String resident) {
        ObjectNode event = new JsonMapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "https://phone-advice.example/statistics")
                .put("type", "se.statistiktjanst.call.v1")
                .put("time", at.toString());
        event.putObject("data")
                .put("careProvider", "SE4499100016-1000")
                .put("unit", "SE4499100016-2100")
                .put("service", "phone-advice")
                .put("resident", resident)
                .put("channel", "phone")
                .put("errand", "Recept")
                .put("outcome", "answered")
                .put("resolved", true)
                .put("waitSeconds", 30)
                .put("talkSeconds", 90)
                .putObject("staff")
                .put("hsaId", "SE4499100016-jim")
                .put("username", "jim")
                .put("givenName", "Jim")
                .put("surname", "Furumo");
        return event;
    }

    /** A call to a unit that nobody has. */
    static ObjectNode toNowhere(String id, Instant at, String resident) {
        ObjectNode event = answered(id, at, resident);
        ((ObjectNode) event.get("data")).put("unit", "SE4499100016-9999");
        return event;
    }

    /** A call whose errand holds a number, however it is spelled. */
    static ObjectNode withNumberInText(String id, Instant at, String resident, String spelled) {
        ObjectNode event = answered(id, at, resident);
        ((ObjectNode) event.get("data")).put("errand", "ring " + spelled);
        return event;
    }
}
