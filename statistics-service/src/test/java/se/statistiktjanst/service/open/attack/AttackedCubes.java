package se.statistiktjanst.service.open.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.statistics.publication.CubeDimension;
import se.statistiktjanst.statistics.publication.PublishedCube;

/** The tables that are attacked: all of the shipped catalogue, and two as finely divided as a table may be. */
final class AttackedCubes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "samtal-kon-alder";

    private AttackedCubes() {}

    static List<PublishedCube> of(List<PublishedCube> catalogue) throws Exception {
        PublishedCube model = catalogue.stream()
                .filter(cube -> cube.id().equals(MODEL))
                .findFirst()
                .orElseThrow();
        List<PublishedCube> cubes = new ArrayList<>(catalogue);
        cubes.add(divided(
                model, "samtal-arende-kon-alder", CubeDimension.ERRAND, CubeDimension.SEX, CubeDimension.AGE_BAND));
        cubes.add(divided(
                model, "samtal-lan-arende-kanal", CubeDimension.COUNTY, CubeDimension.ERRAND, CubeDimension.CHANNEL));
        return cubes;
    }

    /** The same table under another id. */
    static PublishedCube named(PublishedCube cube, String id) throws Exception {
        ObjectNode definition = (ObjectNode) JSON.readTree(cube.definition());
        definition.put("id", id);
        return new PublishedCube(
                id,
                cube.dimensions(),
                cube.metrics(),
                cube.services(),
                cube.timeUnit(),
                definition.toString(),
                cube.position());
    }

    private static PublishedCube divided(PublishedCube model, String id, CubeDimension... dimensions) throws Exception {
        ObjectNode definition = (ObjectNode) JSON.readTree(model.definition());
        JsonNode title = definition.get("dimensions").get(0).get("title");
        definition.put("id", id);
        ArrayNode list = definition.putArray("dimensions");
        for (CubeDimension dimension : dimensions) {
            list.addObject().put("id", dimension.id()).set("title", title);
        }
        return new PublishedCube(
                id,
                List.of(dimensions),
                model.metrics(),
                model.services(),
                model.timeUnit(),
                definition.toString(),
                model.position());
    }
}
