package se.statistiktjanst.demo.identity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page where one chooses whom to log in as.
 *
 * @param users whom
 * @param query the authentication request, to which the choice is added
 */
record ChoicePage(List<DemoUser> users, String query) {

    String html() {
        return """
                <!doctype html>
                <html lang="sv">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Logga in – demo</title>
                <link rel="stylesheet" href="/demo/style.css">
                </head>
                <body>
                <main>
                <h1>Vem vill du logga in som?</h1>
                <p>Det här är demons inloggningstjänst. Personerna är påhittade och inget lösenord behövs.
                I drift sker inloggningen hos kundens egen säkerhetstjänst.</p>
                <ul>
                %s
                </ul>
                </main>
                </body>
                </html>
                """.formatted(users.stream().map(this::card).collect(Collectors.joining("\n")));
    }

    private String card(DemoUser user) {
        return """
                <li><a href="/demo/authorize?%s&amp;login_hint=%s">
                <strong>%s</strong> <span>%s %s</span>
                <span>%s</span>
                </a></li>""".formatted(
                        escape(query),
                        escape(user.id()),
                        escape(user.title()),
                        escape(user.claims().getOrDefault("given_name", "")),
                        escape(user.claims().getOrDefault("family_name", "")),
                        escape(user.text()));
    }

    private static String escape(Object text) {
        return text.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
