/** Where sealed objects lie: a folder per export, with names that say nothing. */
@NullMarked
package se.statistiktjanst.exports.store;

import org.jspecify.annotations.NullMarked;
