package se.statistiktjanst.service.demo.crack;

import org.jspecify.annotations.Nullable;

/**
 * People of a place, with an errand, or both.
 *
 * @param place null for all places
 * @param errand null for all errands
 */
record Group(@Nullable Integer place, @Nullable Errand errand) {
    boolean holds(Town.Person person) {
        return (place == null || place == person.place()) && (errand == null || errand == person.errand());
    }

    Group allErrands() {
        return new Group(place, null);
    }

    Group allPlaces() {
        return new Group(null, errand);
    }
}
