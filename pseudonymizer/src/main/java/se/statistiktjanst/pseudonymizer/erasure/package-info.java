/**
 * The log of erased residents: a file outside the database and its backups that says, in keyed hashes, who must not come
 * back from an older one.
 */
@NullMarked
package se.statistiktjanst.pseudonymizer.erasure;

import org.jspecify.annotations.NullMarked;
