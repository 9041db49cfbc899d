package se.statistiktjanst.service.open.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.cube.TimeUnit;

/**
 * What a table is about, as published with it.
 *
 * @param subject path in the subject tree, outermost first
 * @param timeUnit how long its periods are; null for months
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OpenCube(
        String id,
        Text title,
        Text text,
        List<Text> notes,
        Text contact,
        List<Subject> subject,
        List<OpenDimension> dimensions,
        List<OpenMetric> metrics,
        @Nullable TimeUnit timeUnit) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** A node of the subject tree. */
    public record Subject(String id, Text title) {}

    /** A way the table is divided; the id is the parameter's name. */
    public record OpenDimension(String id, Text title) {}

    /**
     * A content of the table.
     *
     * @param share whether values lie between 0 and 1 and are shown as per cent
     * @param additive whether values of different cells may be added
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OpenMetric(
            String id, Text title, Text text, Text unit, int decimals, boolean share, boolean additive) {}

    /** Reads a definition as it was published. */
    public static OpenCube parse(String definition) {
        try {
            return JSON.readValue(definition, OpenCube.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published table has a definition of another version: publish again", e);
        }
    }

    /** How long its periods are. */
    public TimeUnit period() {
        return timeUnit == null ? TimeUnit.MONTH : timeUnit;
    }

    /** Where a metric stands in a cell's values, or -1. */
    public int indexOf(String metricId) {
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i).id().equals(metricId)) {
                return i;
            }
        }
        return -1;
    }
}
