package se.statistiktjanst.service.open.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What somebody has read of {@code /api/v2}, and in how many requests. */
final class Harvest {
    static final String CONTENTS = "ContentsCode";
    static final String TIME = "Tid";

    private static final JsonMapper JSON = new JsonMapper();

    /** Where a cell stands: its table, its month, and a code for each dimension. */
    record Place(String table, String period, List<String> codes) {}

    /** A number as it was once read. */
    private record Figure(Place place, String metric, double value) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final Map<String, JsonNode> tables = new TreeMap<>();
    private final Map<Place, Map<String, Double>> cells = new HashMap<>();
    private int requests;
    private int changed;

    private Harvest(String api) {
        this.api = api;
    }

    /** Reads every cell of the tables. */
    static Harvest of(String origin, Predicate<String> wanted) throws Exception {
        Harvest harvest = new Harvest(origin + "/api/v2");
        for (JsonNode table : harvest.json("/tables?pageSize=1000").get("tables")) {
            String id = table.get("id").textValue();
            if (wanted.test(id)) {
                JsonNode metadata = harvest.json("/tables/" + id + "/metadata");
                harvest.tables.put(id, metadata);
                StringBuilder all = new StringBuilder("/tables/" + id + "/data?");
                metadata.get("id")
                        .forEach(variable -> all.append("valueCodes[")
                                .append(variable.textValue())
                                .append("]=*&"));
                harvest.keep(harvest.read(id, all.toString()));
            }
        }
        return harvest;
    }

    /** Asks on, for parts of the tables taken at random, until so many requests are made. */
    void askUntil(int most, Random random) throws Exception {
        List<String> ids = List.copyOf(tables.keySet());
        while (requests < most) {
            String id = ids.get(random.nextInt(ids.size()));
            StringBuilder path =
                    new StringBuilder("/tables/" + id + "/data?lang=" + (random.nextBoolean() ? "sv" : "en"));
            for (JsonNode variable : table(id).get("id")) {
                List<String> codes = codes(id, variable.textValue());
                path.append("&valueCodes[").append(variable.textValue()).append("]=");
                int chosen = 1 + random.nextInt(3);
                for (int n = 0; n < chosen; n++) {
                    path.append(n == 0 ? "" : ",").append(encoded(codes.get(random.nextInt(codes.size()))));
                }
            }
            keep(read(id, path.toString()));
        }
    }

    int requests() {
        return requests;
    }

    /** How often a number was read that was another one before. */
    int changed() {
        return changed;
    }

    Map<Place, Map<String, Double>> cells() {
        return cells;
    }

    List<String> tables() {
        return List.copyOf(tables.keySet());
    }

    /** A table's variables but contents and time, in the order of its codes. */
    List<String> dimensions(String table) {
        List<String> dimensions = new ArrayList<>();
        table(table).get("id").forEach(id -> dimensions.add(id.textValue()));
        dimensions.removeAll(List.of(CONTENTS, TIME));
        return dimensions;
    }

    List<String> codes(String table, String variable) {
        return codes(table(table).get("dimension").get(variable));
    }

    private JsonNode table(String id) {
        return Objects.requireNonNull(tables.get(id), id);
    }

    private static List<String> codes(JsonNode variable) {
        List<String> codes = new ArrayList<>();
        JsonNode index = variable.get("category").get("index");
        if (index.isArray()) {
            index.forEach(code -> codes.add(code.textValue()));
        } else {
            Map<Integer, String> ordered = new TreeMap<>();
            index.properties().forEach(field -> ordered.put(field.getValue().intValue(), field.getKey()));
            codes.addAll(ordered.values());
        }
        return codes;
    }

    private void keep(List<Figure> figures) {
        for (Figure figure : figures) {
            Double before = cells.computeIfAbsent(figure.place(), place -> new HashMap<>())
                    .put(figure.metric(), figure.value());
            changed += before == null || before == figure.value() ? 0 : 1;
        }
    }

    private List<Figure> read(String table, String path) throws Exception {
        JsonNode answer = json(path);
        List<String> variables = new ArrayList<>();
        answer.get("id").forEach(id -> variables.add(id.textValue()));
        List<List<String>> codes = variables.stream()
                .map(variable -> codes(answer.get("dimension").get(variable)))
                .toList();
        List<String> dimensions = dimensions(table);
        List<Figure> figures = new ArrayList<>();
        JsonNode values = answer.get("value");
        for (int at = 0; at < values.size(); at++) {
            if (values.get(at).isNumber()) {
                figures.add(figure(
                        table, dimensions, variables, codes, at, values.get(at).doubleValue()));
            }
        }
        return figures;
    }

    private static Figure figure(
            String table,
            List<String> dimensions,
            List<String> variables,
            List<List<String>> codes,
            int at,
            double value) {
        String[] place = new String[dimensions.size()];
        String metric = "";
        String period = "";
        int rest = at;
        for (int variable = variables.size() - 1; variable >= 0; variable--) {
            List<String> of = codes.get(variable);
            String code = of.get(rest % of.size());
            rest /= of.size();
            switch (variables.get(variable)) {
                case CONTENTS -> metric = code;
                case TIME -> period = code;
                default -> place[dimensions.indexOf(variables.get(variable))] = code;
            }
        }
        return new Figure(new Place(table, period, List.of(place)), metric, value);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        requests++;
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(api + path.replace("[", "%5B").replace("]", "%5D")))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " for " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
