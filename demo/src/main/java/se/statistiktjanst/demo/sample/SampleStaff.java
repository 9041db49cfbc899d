package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import se.statistiktjanst.ingest.registry.ProviderKind;
import se.statistiktjanst.ingest.registry.Unit;
import se.statistiktjanst.ingest.registry.UnitKind;

/** An invented member of staff. */
record SampleStaff(String hsaId, String username, String givenName, String surname) {
    /** The call centre of the call file, where its eight agents go on working. */
    private static final String CALL_FILE_UNIT = "SE4499100016-2100";

    private static final List<String> CALL_FILE_NAMES = List.of(
            "Jim Furumo",
            "Martha Granvik",
            "Dan Myrstrand",
            "Diane Ekvinter",
            "Greg Tallmo",
            "Joe Norrvik",
            "Becky Ljungvall",
            "Stewart Cedervind");

    private static final List<String> GIVEN_NAMES = List.of(
            "Alma", "Britt", "Cajsa", "Disa", "Edit", "Frida", "Gudrun", "Hedda", "Irma", "Julia", "Klara", "Lova",
            "Mirja", "Nadja", "Ottilia", "Pia", "Rebecka", "Signe", "Tove", "Ulla", "Wilma", "Ylva", "Adam", "Bo",
            "Casper", "Daniel", "Emil", "Filip", "Gustav", "Hampus", "Isak", "Joel", "Kasper", "Lukas", "Max", "Oskar");

    private static final List<String> SURNAMES = List.of(
            "Ljungvall",
            "Myrstrand",
            "Ekvinter",
            "Tallmo",
            "Furumo",
            "Norrvik",
            "Granvik",
            "Cedervind",
            "Sandmyr",
            "Björkenstam",
            "Klintmo",
            "Istrand",
            "Uddvall",
            "Almkvist",
            "Vindmo",
            "Hedvall",
            "Ribbvall",
            "Dalmyr");

    void put(ObjectNode staff) {
        staff.put("hsaId", hsaId)
                .put("username", username)
                .put("givenName", givenName)
                .put("surname", surname);
    }

    /** The staff of a unit, always the same ones: at least five in a region's units, fewer in small places. */
    static List<SampleStaff> of(Unit unit, ProviderKind kind) {
        String organisation = unit.hsaId().substring(0, unit.hsaId().indexOf('-') + 1);
        List<SampleStaff> staff = new ArrayList<>();
        if (unit.hsaId().equals(CALL_FILE_UNIT)) {
            for (String name : CALL_FILE_NAMES) {
                String[] names = name.split(" ", 2);
                staff.add(named(organisation, names[0], names[1], ""));
            }
            return staff;
        }
        SplittableRandom random = new SplittableRandom(unit.hsaId().hashCode());
        int size = size(unit.kind(), kind, random);
        String local = unit.hsaId().substring(organisation.length());
        for (int place = 1; place <= size; place++) {
            String given = GIVEN_NAMES.get(random.nextInt(GIVEN_NAMES.size()));
            String surname = SURNAMES.get(random.nextInt(SURNAMES.size()));
            staff.add(named(organisation, given, surname, local + "-" + place));
        }
        return staff;
    }

    private static int size(UnitKind unit, ProviderKind provider, SplittableRandom random) {
        if (unit == UnitKind.PRIVATE_PRACTITIONER) {
            return 1;
        }
        return switch (provider) {
            case REGION -> unit == UnitKind.CALL_CENTRE ? 9 + random.nextInt(8) : 5 + random.nextInt(5);
            case MUNICIPALITY -> 3 + random.nextInt(4);
            case PRIVATE -> 2 + random.nextInt(4);
            case NATIONAL -> 5;
        };
    }

    private static SampleStaff named(String organisation, String given, String surname, String suffix) {
        String plain = Normalizer.normalize(given, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String local = suffix.isEmpty() ? plain : suffix + plain.charAt(0);
        return new SampleStaff(organisation + local, suffix.isEmpty() ? plain : plain + suffix, given, surname);
    }
}
