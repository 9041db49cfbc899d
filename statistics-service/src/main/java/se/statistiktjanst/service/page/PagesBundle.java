package se.statistiktjanst.service.page;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.views.common.ViewBundle;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Templates, assets, headers, error pages and text pages. The application adds it and takes {@link #shell()} for its own
 * page resources once it runs.
 *
 * @param <C> configuration of the application
 */
public final class PagesBundle<C extends Configuration> implements ConfiguredBundle<C> {

    /** {@code Cache-Control} for pages that are the same for everybody. All others are {@code no-store}. */
    public static final String OPEN_PAGE_CACHE = "public, max-age=300, stale-while-revalidate=86400";

    private final Function<C, PageSettings> settings;
    private volatile PageShell shell;

    /** @param settings where in the configuration the pages' settings are */
    @SuppressWarnings("NullAway.Init")
    public PagesBundle(Function<C, PageSettings> settings) {
        this.settings = settings;
    }

    @Override
    public void initialize(Bootstrap<?> bootstrap) {
        bootstrap.addBundle(new AssetsBundle("/assets/", Assets.FOLDER, null, "pages"));
        bootstrap.addBundle(new ViewBundle<Configuration>(List.of(new PageRenderer())) {
            @Override
            public Map<String, Map<String, String>> getViewConfiguration(Configuration configuration) {
                return Map.of("freemarker", freemarkerSettings());
            }
        });
    }

    @Override
    public void run(C configuration, Environment environment) {
        PageSettings chosen = settings.apply(configuration);
        Assets assets = new Assets(chosen.themeFile());
        shell = new PageShell(chosen.operator(), chosen.demo(), assets);
        environment
                .servlets()
                .addFilter("page-headers", new PageHeadersFilter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.servlets().addServlet("theme", new ThemeServlet(assets)).addMapping(Assets.FOLDER + Assets.THEME);
        environment.jersey().register(new PageResponseFilter(shell));
        environment.jersey().register(new TextPageResource(shell));
    }

    /** For the resources of pages. Not before the bundle has run. */
    public PageShell shell() {
        if (shell == null) {
            throw new IllegalStateException("The page shell exists once the application runs: ask for it in run()");
        }
        return shell;
    }

    /** Order matters: the version decides how the settings after it are read. Records need a wrapper of 2.3.33 or later. */
    static Map<String, String> freemarkerSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("incompatible_improvements", "2.3.34");
        settings.put("object_wrapper", "DefaultObjectWrapper(2.3.34)");
        settings.put("recognize_standard_file_extensions", "true");
        settings.put("localized_lookup", "false");
        settings.put("number_format", "c");
        settings.put("boolean_format", "c");
        settings.put("template_exception_handler", "rethrow");
        settings.put("log_template_exceptions", "false");
        settings.put("whitespace_stripping", "true");
        return settings;
    }
}
