/**
 * Identities of residents in one canonical form: every spelling is one person, no two persons are one. Types here print
 * {@code [REDACTED]}; the number comes out through {@code revealDigits()} alone, so that every place that handles it in
 * the clear is found by searching for that name.
 */
@NullMarked
package se.statistiktjanst.pseudonymizer.identity;

import org.jspecify.annotations.NullMarked;
