package se.statistiktjanst.service.page;

import freemarker.template.Configuration;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.dropwizard.views.common.View;
import io.dropwizard.views.common.ViewRenderException;
import io.dropwizard.views.common.ViewRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Writes a page as text, and then as bytes at once: a template hands over thousands of small pieces. A page that fails
 * half-way leaves nothing behind. Templates are in the jar and are read once; what they write does not hang on the
 * browser's languages, only on the address.
 */
final class PageRenderer implements ViewRenderer {
    private static final int USUAL_LENGTH = 1 << 15;

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    PageRenderer() {
        templates.setClassForTemplateLoading(PageView.class, "/");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }

    @Override
    public boolean isRenderable(View view) {
        return view instanceof PageView;
    }

    @Override
    public void render(View view, Locale asked, OutputStream output) throws IOException {
        TextWriter text = new TextWriter(USUAL_LENGTH);
        try {
            templates.getTemplate(view.getTemplateName(), Locale.ROOT).process(root((PageView) view), text);
        } catch (TemplateException e) {
            throw new ViewRenderException(e);
        }
        output.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What templates name first, wrapped once and not with each of some hundred times that they do. */
    private Map<String, TemplateModel> root(PageView page) throws TemplateModelException {
        ObjectWrapper wrapper = templates.getObjectWrapper();
        return Map.of(
                "frame", wrapper.wrap(page.getFrame()),
                "content", wrapper.wrap(page.getContent()),
                "f", wrapper.wrap(page.getF()),
                "t", page.getT());
    }

    @Override
    public void configure(Map<String, String> options) {
        Properties settings = new Properties();
        settings.putAll(options);
        try {
            templates.setSettings(settings);
        } catch (TemplateException e) {
            throw new IllegalStateException("a setting of the templates is wrong", e);
        }
    }

    @Override
    public String getConfigurationKey() {
        return "freemarker";
    }
}
