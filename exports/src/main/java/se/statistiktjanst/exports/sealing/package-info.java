/**
 * Sealed files: AES-256-GCM in chunks, so that a file of any size is written and read in flat memory, can be read from
 * any offset, and cannot be cut, extended, reordered or changed without notice.
 */
@NullMarked
package se.statistiktjanst.exports.sealing;

import org.jspecify.annotations.NullMarked;
