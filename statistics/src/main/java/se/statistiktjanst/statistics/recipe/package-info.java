/** What to select, as a value apart from what runs it: the same recipe gives a page, a file or an API answer. */
@NullMarked
package se.statistiktjanst.statistics.recipe;

import org.jspecify.annotations.NullMarked;
