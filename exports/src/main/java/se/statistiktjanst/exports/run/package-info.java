/** Running export jobs: each form reads the same facts and writes what it may tell, sealed, in flat memory. */
@NullMarked
package se.statistiktjanst.exports.run;

import org.jspecify.annotations.NullMarked;
