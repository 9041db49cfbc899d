/**
 * Numbers and texts that stand for persons and events outside the vault, each under a key of its own: export
 * pseudonyms, record keys of the cell key method, content digests.
 */
@NullMarked
package se.statistiktjanst.pseudonymizer.pseudonym;

import org.jspecify.annotations.NullMarked;
