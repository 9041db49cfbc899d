/** Whom a leaked export, or the leaked key of one, concerns. */
@NullMarked
package se.statistiktjanst.exports.breach;

import org.jspecify.annotations.NullMarked;
