package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import se.statistiktjanst.service.page.PagesBundle;

/** What the API can do and how much of it at once. */
@Path("/api/v2/config")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigResource {
    private final ApiConfig config;

    ConfigResource(ApiLimits limits, String source) {
        this.config = new ApiConfig(
                "2.0.0",
                appVersion(),
                ApiLanguage.all().stream()
                        .map(language -> new ApiConfig.LanguageName(language.tag(), language.ownName()))
                        .toList(),
                ApiLanguage.DEFAULT.tag(),
                limits.cells(),
                limits.calls(),
                limits.windowSeconds(),
                limits.licenseAddress(),
                OutputFormat.JSON_STAT2.id(),
                OutputFormat.ids(),
                List.of(
                        new ApiConfig.SourceReference("sv", "Källa: " + source),
                        new ApiConfig.SourceReference("en", "Source: " + source)),
                List.of(new ApiConfig.Feature("CORS", List.of(new ApiConfig.Parameter("enabled", "True")))));
    }

    @GET
    public Response config() {
        return Response.ok(config)
                .header(HttpHeaders.CACHE_CONTROL, PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }

    /** Of the jar; {@code development} in a build folder. */
    static String appVersion() {
        return Objects.requireNonNullElse(ConfigResource.class.getPackage().getImplementationVersion(), "development");
    }
}
