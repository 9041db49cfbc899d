/** The one clock, and the time zone of the calendar. */
@NullMarked
package se.statistiktjanst.platform.clock;

import org.jspecify.annotations.NullMarked;
