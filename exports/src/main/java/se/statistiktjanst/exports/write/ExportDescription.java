package se.statistiktjanst.exports.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * What the texts that go with the data say about it.
 *
 * @param publicId of the export
 * @param form in Swedish
 * @param purpose in Swedish
 * @param purposeText in the orderer's words, may be blank
 * @param columns of {@code data.csv}
 * @param method in Swedish
 * @param facts such as {@code rows} and {@code k}
 * @param deleteBy when downloaded copies shall be gone
 * @param contact where to ask
 */
public record ExportDescription(
        String publicId,
        String careProvider,
        String form,
        String purpose,
        String purposeText,
        Recipe recipe,
        List<ResultColumn> columns,
        String method,
        Map<String, Object> facts,
        Instant readyAt,
        Instant expiresAt,
        LocalDate deleteBy,
        String contact) {}
