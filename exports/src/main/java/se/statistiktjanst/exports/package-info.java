/** Wiring of the exports: configuration, the background work, and the resources of the API. */
@NullMarked
package se.statistiktjanst.exports;

import org.jspecify.annotations.NullMarked;
