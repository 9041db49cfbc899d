package se.statistiktjanst.service.page;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page ready to be rendered. Made by {@link PageShell}; resources return it. */
public final class PageView extends View {

    private final PageFrame frame;
    private final PageContent content;
    private final Messages messages;
    private final Formats formats;

    PageView(PageFrame frame, PageContent content, Messages messages) {
        super(templatePath(content), StandardCharsets.UTF_8);
        this.frame = frame;
        this.content = content;
        this.messages = messages;
        this.formats = new Formats(frame.language());
    }

    private static String templatePath(PageContent content) {
        return "/" + content.getClass().getPackageName().replace('.', '/') + "/" + content.template();
    }

    public PageFrame getFrame() {
        return frame;
    }

    public PageContent getContent() {
        return content;
    }

    /** In templates: {@code f.number(x)}, {@code f.date(d)} and the rest of {@link Formats}. */
    public Formats getF() {
        return formats;
    }

    /** In templates: {@code t("some.key", argument)} or {@code t(enumConstant)}. */
    public TemplateMethodModelEx getT() {
        return this::text;
    }

    private String text(List<?> arguments) throws TemplateModelException {
        Object key = unwrapped(arguments.get(0));
        Object[] rest = new Object[arguments.size() - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = String.valueOf(unwrapped(arguments.get(i + 1)));
        }
        return key instanceof MessageKey constant
                ? messages.text(constant, rest)
                : messages.text(String.valueOf(key), rest);
    }

    private static @Nullable Object unwrapped(Object model) throws TemplateModelException {
        return DeepUnwrap.permissiveUnwrap((TemplateModel) model);
    }
}
