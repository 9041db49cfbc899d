/**
 * <em>Min statistik</em>: what is measured about the person who reads it, their own figures, and who has looked at those
 * of their units. Anybody who is measured reaches it, also without an assignment for statistics.
 */
@NullMarked
package se.statistiktjanst.service.mine;

import org.jspecify.annotations.NullMarked;
