/** The commands beside {@code server}: what an operator runs by hand or from a script. */
@NullMarked
package se.statistiktjanst.service.command;

import org.jspecify.annotations.NullMarked;
