/** Tests of how the code is built: which package may use which, one clock, and what no file may name. */
@NullMarked
package se.statistiktjanst.service.architecture;

import org.jspecify.annotations.NullMarked;
