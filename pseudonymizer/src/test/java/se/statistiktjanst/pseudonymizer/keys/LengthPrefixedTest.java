package se.statistiktjanst.pseudonymizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LengthPrefixedTest {
    @Test
    void writesLengthAndBytesOfEachField() {
        byte[] bytes =
                new LengthPrefixed().text("å").number(-2).bytes(new byte[] {7}).toBytes();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00000002c3a5" + "00000004fffffffe" + "0000000107");
    }

    @Test
    void noTwoListsOfFieldsGiveTheSameBytes() {
        assertThat(new LengthPrefixed().text("ab").text("c").toBytes())
                .isNotEqualTo(new LengthPrefixed().text("a").text("bc").toBytes())
                .isNotEqualTo(new LengthPrefixed().text("abc").text("").toBytes())
                .isNotEqualTo(new LengthPrefixed().text("abc").toBytes());
    }

    @Test
    void growsWithItsFields() {
        byte[] bytes = new LengthPrefixed()
                .bytes(new byte[63])
                .bytes(new byte[1000])
                .number(5)
                .toBytes();

        assertThat(bytes).hasSize(4 + 63 + 4 + 1000 + 8).endsWith(0, 0, 0, 5);
    }
}
