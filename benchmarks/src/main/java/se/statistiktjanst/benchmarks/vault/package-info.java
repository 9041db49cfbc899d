/** The vault and the pseudonyms of exports against the bare HMAC that both rest on. */
@NullMarked
package se.statistiktjanst.benchmarks.vault;

import org.jspecify.annotations.NullMarked;
