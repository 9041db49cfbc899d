/**
 * The page <em>Mina exporter</em>: ordering a file and following it until it expires.
 */
@NullMarked
package se.statistiktjanst.service.exports;

import org.jspecify.annotations.NullMarked;
