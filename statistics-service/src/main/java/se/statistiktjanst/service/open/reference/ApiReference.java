package se.statistiktjanst.service.open.reference;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.page.PageShell;

/** The description of the open API, for programs and for people. */
public final class ApiReference {
    private ApiReference() {}

    /**
     * Registers its resources.
     *
     * @param exampleTable id of a table that is there, for the examples
     */
    public static void register(
            JerseyEnvironment jersey, PageShell shell, ApiLimits limits, Supplier<String> exampleTable) {
        OpenApiDocument document = OpenApiDocument.load();
        jersey.register(new OpenApiResource(document));
        jersey.register(new ReferencePageResource(document, shell, limits, exampleTable));
    }
}
