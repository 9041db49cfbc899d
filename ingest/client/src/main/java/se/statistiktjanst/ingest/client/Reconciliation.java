package se.statistiktjanst.ingest.client;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what this client has had taken with what the collector counts, in two steps: a sum for each hour of a day, then
 * the ids of the hours that differ. Let a day be over, and its spool empty, before it is compared.
 */
public final class Reconciliation {
    private static final int HOURS = 24;
    private static final int OK = 200;

    private final String source;
    private final SentLedger ledger;
    private final CollectorConnection collector;

    Reconciliation(String source, SentLedger ledger, CollectorConnection collector) {
        this.source = source;
        this.ledger = ledger;
        this.collector = collector;
    }

    /**
     * How a day compares.
     *
     * @param differences the hours that differ; none when all is accounted for
     */
    public record Report(LocalDate day, List<Difference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        public boolean matches() {
            return differences.isEmpty();
        }
    }

    /**
     * An hour that differs.
     *
     * @param hour of the events' time, UTC
     * @param missing ids that the collector took from this client and does not have in this hour. Those that are neither
     *     quarantined nor in another hour: send these events again
     * @param quarantined those of the missing that lie in quarantine
     * @param otherHour those of the missing that are stored in another hour, as an event with another time and their id
     * @param unknown ids that the collector has and this client does not, such as those of another client with the same
     *     source; one that is no UUID stands as the UUID made of its hash
     * @param complete false if the lists were too long and were cut: mend these, and compare again
     */
    public record Difference(
            int hour,
            List<String> missing,
            List<String> quarantined,
            List<String> otherHour,
            List<String> unknown,
            boolean complete) {
        public Difference {
            missing = List.copyOf(missing);
            quarantined = List.copyOf(quarantined);
            otherHour = List.copyOf(otherHour);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Compares a day (UTC).
     *
     * @throws ReconciliationException if the collector does not answer; nothing is changed by asking again
     */
    public Report compare(LocalDate day) throws InterruptedException {
        Map<String, Object> answer = Json.object(ask("PUT", day.toString(), "application/json", sums(day)));
        List<Difference> differences = new ArrayList<>();
        for (Object hour : Json.asList(answer.get("hours"))) {
            differences.add(difference(
                    day, Integer.parseInt(Json.asText(Json.asObject(hour).get("hour")))));
        }
        if (differences.isEmpty() != Json.asText(answer.get("state")).equals("match")) {
            throw new ReconciliationException("the collector's answer names neither a match nor the hours that differ");
        }
        return new Report(day, differences);
    }

    private String sums(LocalDate day) {
        List<Map<String, Object>> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            HourSum sum = HourSum.of(source, ledger.ids(day, hour));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("count", sum.count());
            json.put("sum", sum.hex());
            hours.add(json);
        }
        return Json.write(Map.of("hours", hours));
    }

    private Difference difference(LocalDate day, int hour) throws InterruptedException {
        Set<String> ids = ledger.ids(day, hour);
        StringBuilder lines = new StringBuilder();
        ids.forEach(id -> lines.append(Json.write(id)).append('\n'));
        Map<String, Object> answer =
                Json.object(ask("POST", day + "/" + hour + "/ids", "application/x-ndjson", lines.toString()));
        return new Difference(
                hour,
                texts(answer, "missing"),
                texts(answer, "quarantined"),
                texts(answer, "otherHour"),
                texts(answer, "unknown"),
                !Boolean.FALSE.equals(answer.get("complete")));
    }

    private String ask(String method, String path, String type, String body) throws InterruptedException {
        try {
            CollectorConnection.Response response = collector.request(method, "/reconciliations/" + path, type, body);
            if (response.status() != OK) {
                EventError problem = AnswerReader.problem(response.status(), response.body());
                throw new ReconciliationException(
                        "the collector answered %d (%s)".formatted(response.status(), problem.code()));
            }
            return response.body();
        } catch (IOException e) {
            throw new ReconciliationException("the collector cannot be reached (%s)"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    private static List<String> texts(Map<String, Object> json, String name) {
        return Json.asList(json.get(name)).stream().map(Json::asText).toList();
    }
}
