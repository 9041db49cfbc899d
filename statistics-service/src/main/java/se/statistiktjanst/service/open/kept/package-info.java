/** Answers of the open site kept in memory until something is published. */
@NullMarked
package se.statistiktjanst.service.open.kept;

import org.jspecify.annotations.NullMarked;
