/**
 * Own groups of units: what a care provider's staff put together for reports, each unit from a day and perhaps to a day. The
 * engine answers by the membership of then, or of today.
 */
@NullMarked
package se.statistiktjanst.statistics.unitgroup;

import org.jspecify.annotations.NullMarked;
