/** Finds personal identity numbers where none may be, for the tests of this and later modules. */
@NullMarked
package se.statistiktjanst.ingest.leak;

import org.jspecify.annotations.NullMarked;
