/** Exports from order to expiry, on a real database. */
@NullMarked
package se.statistiktjanst.exports;

import org.jspecify.annotations.NullMarked;
