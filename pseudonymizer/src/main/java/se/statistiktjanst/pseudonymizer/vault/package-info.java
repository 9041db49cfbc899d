/**
 * What the vault stores instead of a number: keyed indexes to find a resident again, and the number sealed under a
 * versioned key. Also seals quarantined payloads.
 */
@NullMarked
package se.statistiktjanst.pseudonymizer.vault;

import org.jspecify.annotations.NullMarked;
