package se.statistiktjanst.service.page;

/**
 * One alternative of a select, a group of radio buttons or a list of checkboxes.
 *
 * @param value what the form sends
 * @param label text in the language of the page
 */
public record Choice(String value, String label, boolean selected) {}
