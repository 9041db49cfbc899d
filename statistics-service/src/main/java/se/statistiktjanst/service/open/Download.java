package se.statistiktjanst.service.open;

/**
 * A file with what the page shows.
 *
 * @param format short name, for example {@code CSV}
 * @param forWhat what it is good for, in the language of the page
 * @param href address with the selection of the page
 */
public record Download(String format, String forWhat, String href) {}
