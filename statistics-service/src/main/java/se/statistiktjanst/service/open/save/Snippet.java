package se.statistiktjanst.service.open.save;

/**
 * Code in one language.
 *
 * @param id for anchors
 * @param label the language's name
 */
public record Snippet(String id, String label, String code) {}
