package se.statistiktjanst.service.page;

import java.util.List;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.open.reference.ReferencePage;

/** Made-up contents of the page about the API. */
final class SampleReference {
    private SampleReference() {}

    static ReferencePage page() {
        return new ReferencePage(
                "Alla publicerade tabeller.",
                "https://statistik.example/api/v2",
                ApiLimits.defaults(),
                List.of(
                        new ReferencePage.Call(
                                "data",
                                "GET",
                                "/tables/{id}/data",
                                "Siffrorna",
                                "Mer om anropet.",
                                List.of(
                                        new ReferencePage.Parameter("id", "path", "Tabellens id.", List.of(), ""),
                                        new ReferencePage.Parameter(
                                                "lang", "query", "Språk.", List.of("sv", "en"), "sv")),
                                "/tables/SAM01/data?valueCodes%5BTid%5D=top(1)",
                                "",
                                List.of(
                                        new ReferencePage.Answer("200", List.of("application/json"), "Dataset"),
                                        new ReferencePage.Answer("304", List.of(), ""))),
                        new ReferencePage.Call(
                                "postData",
                                "POST",
                                "/tables/{id}/data",
                                "Siffrorna",
                                "",
                                List.of(),
                                "",
                                "{\"selection\": []}",
                                List.of(new ReferencePage.Answer(
                                        "400", List.of("application/problem+json"), "Problem")))),
                List.of(new ReferencePage.ProblemLine(404, "Non-existent table", "Tabellen finns inte.")),
                List.of(new ReferencePage.Schema(
                        "Dataset",
                        "JSON-stat 2.0.",
                        List.of(new ReferencePage.Field("value", "number[]", true)),
                        "{\"value\": [1]}")));
    }
}
