package se.statistiktjanst.service.open.save;

import java.util.List;
import java.util.stream.Collectors;

/** Code that fetches the cells of a page from the API, to paste and run as it is. */
final class Snippets {
    private static final String AS_CSV = "outputFormat=csv";

    private Snippets() {}

    /**
     * For curl always; for those that fetch by address only if the selection fits in one.
     *
     * @param body of the query
     * @param fits whether the address is short enough
     */
    static List<Snippet> of(ApiQuery query, String body, boolean fits) {
        if (!fits) {
            return List.of(curl(query, body));
        }
        String address = query.get(AS_CSV);
        return List.of(curl(query, body), r(query, address), python(query, address), powerQuery(address));
    }

    private static Snippet curl(ApiQuery query, String body) {
        String code = """
                curl -o data.csv '%s' \\
                  -H 'Content-Type: application/json' \\
                  -d '%s'""".formatted(query.post(AS_CSV), body.replace("'", "'\\''"));
        return new Snippet("curl", "curl", code);
    }

    /** Codes are kept as text: 01 is a county, not the number 1. */
    private static Snippet r(ApiQuery query, String address) {
        String types = query.codedVariables().stream()
                .map(variable -> variable + " = \"character\"")
                .collect(Collectors.joining(", "));
        String code = """
                data <- read.csv(
                  "%s",
                  fileEncoding = "UTF-8",
                  colClasses = c(%s))""".formatted(address, types);
        return new Snippet("r", "R", code);
    }

    private static Snippet python(ApiQuery query, String address) {
        String types = query.codedVariables().stream()
                .map(variable -> "\"" + variable + "\": str")
                .collect(Collectors.joining(", "));
        String code = """
                import pandas as pd

                data = pd.read_csv(
                    "%s",
                    dtype={%s})""".formatted(address, types);
        return new Snippet("python", "Python", code);
    }

    private static Snippet powerQuery(String address) {
        String code = """
                let
                    Source = Csv.Document(
                        Web.Contents("%s"),
                        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
                    Data = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
                    Typed = Table.TransformColumnTypes(Data, {{"value", type number}}, "en-US")
                in
                    Typed""".formatted(address);
        return new Snippet("power-query", "Power Query", code);
    }
}
