/**
 * The shell of every web page: language from the path, messages in Swedish and English, number and date formats,
 * layout, headers and assets. A page is a {@link se.statistiktjanst.service.page.PageContent} record beside its
 * template.
 */
@NullMarked
package se.statistiktjanst.service.page;

import org.jspecify.annotations.NullMarked;
