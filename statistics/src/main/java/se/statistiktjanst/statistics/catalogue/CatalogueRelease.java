package se.statistiktjanst.statistics.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One period of a table of the care provider, as published.
 *
 * @param codes JSON: the codes of each dimension in the period
 * @param few places that are not divided, see {@code usage.staff_release}
 * @param blankMeasures measures of a cell that is not stored
 * @param blankStates its states
 */
public record CatalogueRelease(
        int id,
        String period,
        int version,
        Instant publishedAt,
        String codes,
        List<String> few,
        List<@Nullable Double> blankMeasures,
        String blankStates,
        int cells,
        int hidden) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<List<String>>> LISTS = new TypeReference<>() {};
    private static final String WHOLE = "TOT";
    private static final String HIDDEN = "c";

    /** The codes of each dimension in the period. */
    List<List<String>> codeLists() {
        try {
            return JSON.readValue(codes, LISTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("usage.staff_release.codes is no list of lists: " + period, e);
        }
    }

    /** A cell that is not stored: as if nothing were in it, or hidden where the place has few residents. */
    CatalogueCell unstored(List<String> place) {
        if (few.contains(WHOLE) || few.contains(place.get(0))) {
            return new CatalogueCell(
                    period,
                    place,
                    Collections.nCopies(blankStates.length(), (Double) null),
                    HIDDEN.repeat(blankStates.length()));
        }
        return new CatalogueCell(period, place, blankMeasures, blankStates);
    }
}
