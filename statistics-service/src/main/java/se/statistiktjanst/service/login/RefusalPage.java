package se.statistiktjanst.service.login;

import java.util.Locale;
import java.util.ResourceBundle;

/** A page of fixed texts: nothing that anybody sent stands in it, so there is nothing to escape. */
record RefusalPage(Refusal refusal, Locale locale) {

    String html() {
        ResourceBundle texts = texts(locale);
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/login">%s</a> · <a href="/%s/">%s</a></p>
                <p>%s <code>%s</code></p>
                </main>
                </body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        texts.getString("title"),
                        texts.getString(refusal.code()),
                        texts.getString(refusal.code() + ".advice"),
                        texts.getString("again"),
                        locale.getLanguage(),
                        texts.getString("start"),
                        texts.getString("code"),
                        refusal.code());
    }

    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                RefusalPage.class.getPackageName() + ".refusals",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
