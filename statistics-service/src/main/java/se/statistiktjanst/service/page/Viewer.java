package se.statistiktjanst.service.page;

/**
 * Who is logged in, as the header shows it.
 *
 * @param name given name and surname
 * @param assignment unit or care provider the person acts for
 * @param formToken token of the session that every POST form carries
 */
public record Viewer(String name, String assignment, String formToken) {}
