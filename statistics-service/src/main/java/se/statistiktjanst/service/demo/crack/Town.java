package se.statistiktjanst.service.demo.crack;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invented people, the same each time: where each lives, what each asked about, and the record key that the protection
 * draws noise by.
 */
record Town(List<String> places, List<Person> people) {
    private static final long SEED = 20_210_401;
    private static final int MOST_PER_GROUP = 14;
    private static final List<String> NAMES = List.of(
            "Almby",
            "Bäckfors",
            "Dalsjö",
            "Ekvik",
            "Fagernäs",
            "Granhult",
            "Hedeby",
            "Idre by",
            "Järnfors",
            "Kvarnsta",
            "Lillån",
            "Mossby",
            "Norrvik",
            "Oxnäs",
            "Perstad",
            "Rönnsta",
            "Sandhem",
            "Tallåsen",
            "Uddby",
            "Vinterån",
            "Ytterby",
            "Åsnäs",
            "Ängby",
            "Östanå");

    /** One of them; the place is an index into the places. */
    record Person(int place, Errand errand, int recordKey) {}

    static Town invent() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Person> people = new ArrayList<>();
        for (int place = 0; place < NAMES.size(); place++) {
            for (Errand errand : Errand.values()) {
                // The smaller of two draws: small groups are the most common, as they are in life.
                int size = 1 + Math.min(random.nextInt(MOST_PER_GROUP), random.nextInt(MOST_PER_GROUP));
                for (int person = 0; person < size; person++) {
                    people.add(new Person(place, errand, random.nextInt()));
                }
            }
        }
        return new Town(NAMES, people);
    }
}
