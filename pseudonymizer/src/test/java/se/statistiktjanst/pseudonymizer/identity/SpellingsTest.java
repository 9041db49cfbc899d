package se.statistiktjanst.pseudonymizer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The law of identities, on every published number: each spelling one person, no two persons one. */
class SpellingsTest {
    private record Spelling(String text, LocalDate eventOn) {}

    @Test
    void eightSpellingsOfEveryPersonalNumberGiveAsManyPersonsAsNumbers() {
        eachSpellingIsOnePersonAndNoTwoAreOne(PublishedNumbers.personal(), 20_000, IdentityType.PERSONAL_NUMBER);
    }

    @Test
    void eightSpellingsOfEveryCoordinationNumberGiveAsManyPersonsAsNumbers() {
        eachSpellingIsOnePersonAndNoTwoAreOne(PublishedNumbers.coordination(), 1_000, IdentityType.COORDINATION_NUMBER);
    }

    private static void eachSpellingIsOnePersonAndNoTwoAreOne(List<String> numbers, int fewest, IdentityType type) {
        var persons = new HashSet<PersonalIdentityNumber>();
        for (String number : numbers) {
            Set<PersonalIdentityNumber> ofOne = new HashSet<>();
            for (Spelling spelling : eightSpellings(number)) {
                ofOne.add(PersonalIdentityNumber.parse(spelling.text, spelling.eventOn));
            }
            assertThat(ofOne).hasSize(1).allSatisfy(person -> {
                assertThat(person.revealDigits()).isEqualTo(number);
                assertThat(person.type()).isEqualTo(type);
            });
            persons.addAll(ofOne);
        }
        assertThat(numbers).hasSizeGreaterThan(fewest);
        assertThat(persons).hasSize(new HashSet<>(numbers).size());
    }

    private static List<Spelling> eightSpellings(String number) {
        LocalDate bornOn = PersonalIdentityNumber.ofCanonical(number).bornOn();
        LocalDate newborn = bornOn;
        LocalDate lastDayWithHyphen = LocalDate.of(bornOn.getYear() + 99, 12, 31);
        LocalDate firstDayWithPlus = LocalDate.of(bornOn.getYear() + 100, 1, 1);
        String date = number.substring(0, 8);
        String shortDate = number.substring(2, 8);
        String last = number.substring(8);

        var spellings = new ArrayList<Spelling>();
        spellings.add(new Spelling(number, newborn));
        spellings.add(new Spelling(date + "-" + last, firstDayWithPlus));
        spellings.add(new Spelling(date + " " + last, lastDayWithHyphen));
        spellings.add(new Spelling(" " + date + " \u2013\u00A0" + last + "\t", newborn));
        spellings.add(new Spelling(shortDate + "-" + last, newborn));
        spellings.add(new Spelling(shortDate + last, lastDayWithHyphen));
        spellings.add(new Spelling(shortDate + "+" + last, firstDayWithPlus));
        spellings.add(new Spelling(shortDate + " + " + last, bornOn.plusYears(120)));
        return spellings;
    }
}
