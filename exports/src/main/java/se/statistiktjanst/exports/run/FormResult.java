package se.statistiktjanst.exports.run;

import java.util.List;
import java.util.Map;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * What a form has written.
 *
 * @param facts for manifest and README, in Swedish or code, such as {@code rows} and {@code k}
 * @param logged for the access log, besides the facts
 */
record FormResult(
        WrittenObject data,
        List<ResultColumn> columns,
        String method,
        long rows,
        Map<String, Object> facts,
        Map<String, Object> logged) {}
