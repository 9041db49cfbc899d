/** A selection of published cells as a file: JSON-stat, CSV or HTML. Every writer takes the same values as the pages. */
@NullMarked
package se.statistiktjanst.service.open.file;

import org.jspecify.annotations.NullMarked;
