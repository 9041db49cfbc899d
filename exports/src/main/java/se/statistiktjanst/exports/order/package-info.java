/** Ordering an export: what, why, by whom, and what has become of it. */
@NullMarked
package se.statistiktjanst.exports.order;

import org.jspecify.annotations.NullMarked;
