package se.statistiktjanst.service.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFileTest {
    private static final String BOUNDARY = "----WebKitFormBoundaryAbC";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b\r\n1,2\r\n",
                "\r",
                "\r\n",
                "\r\n--",
                "\r\n----WebKitFormBoundaryAb",
                "\r\r\n\r\n--\r\n----WebKitFormBoundaryAb\r\n----WebKitForm",
                "--" + BOUNDARY + "\r\n"
            })
    void givesTheFileAsItWas(String content) throws IOException {
        MultipartFile form = open(form(content)).orElseThrow();

        assertThat(form.field("csrf")).isEqualTo("token");
        assertThat(form.field("area")).isEqualTo("åäö");
        assertThat(form.field("nothing")).isEmpty();
        assertThat(form.fileName()).isEqualTo("samtal \"1\".csv");
        assertThat(new String(form.content().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(content);
    }

    @Test
    void givesAnyBytesAsTheyWere() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            char[] alphabet = {'\r', '\n', '-', 'W', 'x'};
            StringBuilder content = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                content.append(alphabet[random.nextInt(alphabet.length)]);
            }
            assertThat(new String(
                            open(form(content.toString()))
                                    .orElseThrow()
                                    .content()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(content.toString());
        }
    }

    @Test
    void doesNotTakeHalfAFileForAWholeOne() throws IOException {
        String whole = form("a,b\n1,2\n");
        MultipartFile cut = open(whole.substring(0, whole.indexOf("1,2"))).orElseThrow();
        assertThatThrownBy(() -> cut.content().readAllBytes()).isInstanceOf(EOFException.class);
        MultipartFile within =
                open(whole.substring(0, whole.lastIndexOf("AbC"))).orElseThrow();
        assertThatThrownBy(() -> within.content().readAllBytes()).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesWhatIsNoSuchForm() throws IOException {
        assertThat(open("")).isEmpty();
        assertThat(open("x".repeat(100_000))).isEmpty();
        assertThat(open("--" + BOUNDARY + "\r\n\r\nno name\r\n--" + BOUNDARY + "--\r\n"))
                .isEmpty();
        String large = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(5_000)
                + "\r\n--" + BOUNDARY + "--\r\n";
        assertThat(open(large)).isEmpty();
    }

    private static String form(String content) {
        return field("csrf", "token") + field("area", "åäö")
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\";"
                + " filename=\"C:\\folder\\samtal %221%22.csv\"\r\nContent-Type: text/csv\r\n\r\n" + content
                + "\r\n--" + BOUNDARY + "--\r\n";
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static java.util.Optional<MultipartFile> open(String body) throws IOException {
        return MultipartFile.open(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), BOUNDARY);
    }
}
