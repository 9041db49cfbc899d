package se.statistiktjanst.ingest.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the collector's answer. One that does not add up is no answer: then nothing counts as sent. */
final class AnswerReader {
    private AnswerReader() {}

    static Optional<Answer.Decided> decided(String body, int events) {
        try {
            Map<String, Object> json = Json.object(body);
            int accepted = number(json, "accepted");
            int duplicates = number(json, "duplicates");
            int refusals = number(json, "conflicts") + number(json, "rejected");
            List<Answer.Refused> refused = refused(Json.asList(json.get("results")), events);
            boolean addsUp = accepted + duplicates + refusals == events && refused.size() == refusals;
            return addsUp
                    ? Optional.of(new Answer.Decided(Json.asText(json.get("receipt")), accepted, duplicates, refused))
                    : Optional.empty();
        } catch (Json.MalformedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The code and detail of a problem+json body, as far as it is one. */
    static EventError problem(int status, String body) {
        String code = "http-" + status;
        try {
            Map<String, Object> json = Json.object(body);
            String type = Json.asText(json.get("type"));
            return new EventError(
                    "",
                    type.isEmpty() ? code : type.substring(type.lastIndexOf(':') + 1),
                    Json.asText(json.get("detail")));
        } catch (Json.MalformedException e) {
            return new EventError("", code, "the answer does not say why");
        }
    }

    private static List<Answer.Refused> refused(List<?> results, int events) {
        List<Answer.Refused> refused = new ArrayList<>();
        for (Object each : results) {
            Map<String, Object> result = Json.asObject(each);
            String status = Json.asText(result.get("status"));
            if (status.equals("rejected") || status.equals("conflict")) {
                int index = number(result, "index");
                if (index < 0 || index >= events) {
                    throw new IllegalArgumentException("there is no such event in the request");
                }
                refused.add(new Answer.Refused(index, status, errors(result, status)));
            }
        }
        return refused;
    }

    private static List<EventError> errors(Map<String, Object> result, String status) {
        List<EventError> errors = new ArrayList<>();
        for (Object each : Json.asList(result.get("errors"))) {
            Map<String, Object> error = Json.asObject(each);
            errors.add(new EventError(
                    Json.asText(error.get("pointer")),
                    Json.asText(error.get("code")),
                    Json.asText(error.get("detail"))));
        }
        return errors.isEmpty() ? List.of(new EventError("", status, "")) : errors;
    }

    private static int number(Map<String, Object> json, String name) {
        return Integer.parseInt(Json.asText(json.get(name)));
    }
}
