package se.statistiktjanst.service.exports;

/**
 * One of the three forms in the order form.
 *
 * @param allowed whether the viewer's assignment gives the right to it; if not, it is shown but cannot be chosen
 * @param lifetime how long a file of this form is kept, in the language of the page
 */
public record FormChoice(ExportForm form, boolean allowed, boolean selected, String lifetime) {}
