package se.statistiktjanst.statistics.engine;

import se.statistiktjanst.platform.definition.LocalizedText;

/**
 * What a figure is of: a unit, a service, an hour.
 *
 * @param code stable, for programs: a service's code, a unit's or staff member's public id, a channel's code, a weekday
 *     1–7, an hour 00–23; empty for none
 * @param name as people read it
 */
public record Member(String code, LocalizedText name) {
    static final Member NONE = new Member("", new LocalizedText("Uppgift saknas", "Not stated"));
}
