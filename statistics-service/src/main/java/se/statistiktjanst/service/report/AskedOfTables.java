package se.statistiktjanst.service.report;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.catalogue.CatalogueQuestion;
import se.statistiktjanst.statistics.cube.Cubes;

/** A question to the reports that only the tables for staff answer: by, or only of, a sex, an age, an errand or a clinic. */
record AskedOfTables(MultivaluedMap<String, String> parameters) {
    private static final String BY = "by";
    private static final String GRAIN = "grain";

    boolean isAsked() {
        return CatalogueQuestion.isAsked(divisions());
    }

    /** The page that lists the tables with the answer, or what can be asked instead. */
    URI page(Language language) {
        UriBuilder address = UriBuilder.fromPath("/" + language.tag() + "/mina/tabeller");
        divisions().forEach(name -> address.queryParam(BY, name));
        if (parameters.getFirst(GRAIN) != null) {
            address.queryParam(GRAIN, parameters.getFirst(GRAIN));
        }
        return address.build();
    }

    /**
     * For files and programs.
     *
     * @throws ProblemException REFUSED if it is such a question
     */
    void refuse(Cubes catalogue) {
        if (isAsked()) {
            throw new ProblemException(
                    ProblemCode.REFUSED,
                    CatalogueQuestion.of(divisions(), parameters.getFirst(GRAIN))
                            .refusal(catalogue));
        }
    }

    /** A filter on an attribute is a division by it of which one value is read. */
    private List<String> divisions() {
        List<String> divisions = new ArrayList<>(parameters.getOrDefault(BY, List.of()).stream()
                .filter(name -> !name.isEmpty())
                .toList());
        parameters.keySet().stream()
                .filter(name -> CatalogueQuestion.isAsked(List.of(name)))
                .forEach(divisions::add);
        return divisions;
    }
}
