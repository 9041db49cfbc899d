/**
 * The whole service on the real call file: set up by the real commands, asked over HTTP, compared with figures that the
 * tests work out for themselves.
 */
@NullMarked
package se.statistiktjanst.demo.endtoend;

import org.jspecify.annotations.NullMarked;
