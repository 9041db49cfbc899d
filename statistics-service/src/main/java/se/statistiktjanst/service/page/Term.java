package se.statistiktjanst.service.page;

/** A term with its explanation, in a definition list. Both are in the language of the page. */
public record Term(String term, String text) {}
