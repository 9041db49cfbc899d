package se.statistiktjanst.exports.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Locale;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** {@code datapackage.json} as in the Data Package standard, version 2 (datapackage.org). */
public final class DataPackage {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

    private DataPackage() {}

    /** The description of an export whose data has been written. */
    public static String of(ExportDescription export, WrittenObject data) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", PROFILES + "datapackage.json");
        root.put("name", "export-" + export.publicId());
        root.put("title", "Exporterad statistik: " + export.form());
        root.put("description", export.method());
        root.put("created", export.readyAt().toString());
        root.put("expires", export.expiresAt().toString());
        root.put("deleteBy", export.deleteBy().toString());
        root.put("purpose", export.purpose());
        root.putPOJO("facts", export.facts());
        root.putArray("resources").add(resource(export, data));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of an export must be plain values", e);
        }
    }

    private static ObjectNode resource(ExportDescription export, WrittenObject data) {
        ObjectNode resource = JSON.createObjectNode();
        resource.put("$schema", PROFILES + "dataresource.json");
        resource.put("name", "data");
        resource.put("type", "table");
        resource.put("path", data.name());
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", data.bytes());
        resource.put("hash", "sha256:" + HexFormat.of().formatHex(data.sha256()));
        resource.putObject("dialect")
                .put("$schema", PROFILES + "tabledialect.json")
                .put("delimiter", ",")
                .put("lineTerminator", "\r\n");
        ObjectNode schema = resource.putObject("schema");
        schema.put("$schema", PROFILES + "tableschema.json");
        ArrayNode fields = schema.putArray("fields");
        for (ResultColumn column : export.columns()) {
            fields.addObject()
                    .put("name", column.name())
                    .put("type", column.type().name().toLowerCase(Locale.ROOT))
                    .put("title", column.title())
                    .put("description", column.text());
        }
        schema.putArray("missingValues").add("");
        return resource;
    }
}
