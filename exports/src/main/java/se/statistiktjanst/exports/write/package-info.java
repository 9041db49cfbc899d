/** Writes what an export consists of: CSV for machines, a Data Package description, a README and checksums. */
@NullMarked
package se.statistiktjanst.exports.write;

import org.jspecify.annotations.NullMarked;
