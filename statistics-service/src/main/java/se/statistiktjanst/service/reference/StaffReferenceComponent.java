package se.statistiktjanst.service.reference;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import se.statistiktjanst.service.open.reference.OpenApiDocument;
import se.statistiktjanst.service.page.PageShell;

/** The description of the staff API. */
public final class StaffReferenceComponent {
    private StaffReferenceComponent() {}

    /** Registers its resources. */
    public static void register(JerseyEnvironment jersey, PageShell shell) {
        OpenApiDocument document = OpenApiDocument.load(StaffReferenceComponent.class);
        jersey.register(new StaffOpenApiResource(document));
        jersey.register(new StaffReferencePageResource(document, shell));
    }
}
