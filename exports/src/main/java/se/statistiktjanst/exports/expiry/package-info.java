/** The end of an export: keys destroyed, marked, objects deleted, checked, logged. */
@NullMarked
package se.statistiktjanst.exports.expiry;

import org.jspecify.annotations.NullMarked;
