/**
 * Answers questions about one care provider's usage, each figure from the roll-up that has it exactly; what no roll-up has
 * is refused with the reason, never put together from figures that may not be added.
 */
@NullMarked
package se.statistiktjanst.statistics.engine;

import org.jspecify.annotations.NullMarked;
