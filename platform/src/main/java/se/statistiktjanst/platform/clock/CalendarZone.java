package se.statistiktjanst.platform.clock;

import java.time.ZoneId;

/** Where days begin and end: statistics follow the Swedish calendar, whatever zone a machine is set to. */
public final class CalendarZone {
    public static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private CalendarZone() {}
}
