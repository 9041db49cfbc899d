package se.statistiktjanst.service.page;

/**
 * A link whose text is data, for example the name of a table.
 *
 * @param label text in the language of the page
 * @param href address on this host, with the language segment
 */
public record Link(String label, String href) {}
