package se.statistiktjanst.service.page;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/**
 * Serves the sample pages with the real headers and assets, to look at them without a database: run {@link #main} with
 * {@code server src/test/resources/preview.yml} and open http://localhost:8090/sv/.
 */
public final class PreviewApp extends Application<Configuration> {

    private final PagesBundle<Configuration> pages =
            new PagesBundle<>(configuration -> new PageSettings(SamplePages.OPERATOR, true, null));

    public static void main(String... arguments) throws Exception {
        new PreviewApp().run(arguments);
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
        bootstrap.addBundle(pages);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(new SampleResource(pages.shell()));
    }

    /** Any sample page by its path. */
    @Path("/{language: sv|en}/{path: .*}")
    @Produces(MediaType.TEXT_HTML)
    public static final class SampleResource {

        private final PageShell shell;

        SampleResource(PageShell shell) {
            this.shell = shell;
        }

        @GET
        public PageView show(@Context UriInfo uri, @PathParam("path") String path) {
            PageContent content = SamplePages.all().get("/" + path);
            if (content == null) {
                throw new NotFoundException();
            }
            return shell.page(uri, SamplePages.needsViewer(content) ? SamplePages.VIEWER : null, content);
        }
    }
}
