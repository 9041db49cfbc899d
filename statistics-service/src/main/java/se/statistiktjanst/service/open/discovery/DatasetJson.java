package se.statistiktjanst.service.open.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.publication.Period;

/** A table as a schema.org Dataset in JSON-LD, for the search engines that read its page. */
public final class DatasetJson {
    private static final JsonMapper JSON = new JsonMapper();

    private DatasetJson() {}

    /** As text that may stand inside a script element: it has no {@code <}. */
    public static String of(OpenTable table, Language language, SiteAddress site, Publisher publisher) {
        OpenCube cube = table.cube();
        String page = site.table(language, cube.id());
        ObjectNode root = JSON.createObjectNode();
        root.put("@context", "https://schema.org/");
        root.put("@type", "Dataset");
        root.put("@id", site.named(cube.id()));
        root.put("url", page);
        root.put("name", cube.title().in(language));
        root.put("description", cube.text().in(language));
        root.put("inLanguage", language.tag());
        root.put("license", publisher.licence());
        root.put("isAccessibleForFree", true);
        root.put(
                "dateModified",
                table.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        period(root, table.releases());
        root.put("spatialCoverage", "Sverige");
        ObjectNode creator = root.putObject("creator");
        creator.put("@type", "Organization");
        creator.put("name", publisher.operator().name());
        creator.put("email", publisher.operator().email());
        ArrayNode measured = root.putArray("variableMeasured");
        cube.metrics().forEach(metric -> measured.add(metric.title().in(language)));
        ArrayNode files = root.putArray("distribution");
        for (FileFormat format : FileFormat.ALL) {
            files.addObject()
                    .put("@type", "DataDownload")
                    .put("encodingFormat", format.mediaType())
                    .put("contentUrl", page + "." + format.suffix());
        }
        return text(root);
    }

    private static void period(ObjectNode root, List<Release> releases) {
        if (!releases.isEmpty()) {
            root.put(
                    "temporalCoverage",
                    Period.parse(releases.get(0).period()).first() + "/"
                            + YearMonth.from(Period.parse(
                                            releases.get(releases.size() - 1).period())
                                    .before()
                                    .minusDays(1)));
        }
    }

    private static String text(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description of a table could not be written as JSON", e);
        }
    }
}
