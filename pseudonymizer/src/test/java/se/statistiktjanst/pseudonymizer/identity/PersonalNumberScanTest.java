package se.statistiktjanst.pseudonymizer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberScanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "198501012382",
                "8501012382",
                "850101-2382",
                "850101+2382",
                "19850101-2382",
                "19850101 - 2382",
                "1985-01-01-2382",
                "1985 01 01 2382",
                "19850101\u20132382",
                "19850101\u00A02382",
                "urn:person:198501012382",
                "https://example.org/p/850101-2382/calls",
                "https://example.org/?p=19850101%2D2382",
                "https://example.org/?p%3D850101%2B2382",
                "x=1;pnr=198502862397;y=2",
                "journal_198501012382.txt",
                "12 19850101-2382",
                "0f8fad5b-d9cb-469f-a165-70867728950e/198501012382"
            })
    void findsANumberInAnySpellingInADelimitedPart(String text) {
        assertThat(PersonalNumberScan.containsPersonalNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call-4711",
                "198501012383",
                "198513012382",
                "1198501012382",
                "a198501012382",
                "00000000-0000-4000-8000-198501012382",
                "urn:uuid:00000000-0000-4000-8000-198501012382",
                "2026-11-22T03:16:00Z",
                "SE2321000016-1234",
                "https://example.org/events/2026/11/22"
            })
    void letsThroughWhatIsNone(String text) {
        assertThat(PersonalNumberScan.containsPersonalNumber(text)).isFalse();
    }

    @Test
    void findsEveryPublishedNumberInEverySpelling() {
        for (List<String> list : List.of(PublishedNumbers.personal(), PublishedNumbers.coordination())) {
            for (String number : list) {
                String last = number.substring(8);
                assertThat(List.of(
                                number,
                                number.substring(2),
                                number.substring(0, 8) + "-" + last,
                                number.substring(2, 8) + "-" + last,
                                "(" + number.substring(2, 8) + "+" + last + ")",
                                number.substring(0, 8) + " " + last))
                        .allMatch(PersonalNumberScan::containsPersonalNumber);
            }
        }
    }

    @Test
    void letsThroughEveryUuid() {
        var random = new Random(20210301);
        for (int i = 0; i < 100_000; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            assertThat(PersonalNumberScan.containsPersonalNumber(uuid)).isFalse();
        }
    }
}
