/** Handing out sealed objects: one-time grants, redeemed atomically, and streams from any offset. */
@NullMarked
package se.statistiktjanst.exports.download;

import org.jspecify.annotations.NullMarked;
