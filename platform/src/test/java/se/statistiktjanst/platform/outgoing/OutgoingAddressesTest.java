package se.statistiktjanst.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://[fe80::1]/",
                "https://0.0.0.0/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://224.0.0.1/"
            })
    void neverCallsThisMachineOrItsLinkWhateverTheList(String address) {
        URI uri = URI.create(address);
        OutgoingAddresses addresses = new OutgoingAddresses(List.of(String.valueOf(uri.getHost())), false);
        assertThatThrownBy(() -> addresses.require(uri)).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/",
                "https://example/",
                "https://xhooks.example/",
                "https://192.0.2.7.evil.example/",
                "http://192.0.2.7/",
                "ftp://192.0.2.7/",
                "https:///path",
                "file:///etc/passwd"
            })
    void callsOnlyWhatIsOnTheListByHttps(String address) {
        OutgoingAddresses addresses = new OutgoingAddresses(List.of("192.0.2.7", "hooks.example"), false);
        assertThatThrownBy(() -> addresses.require(URI.create(address)))
                .isInstanceOf(ForbiddenAddressException.class)
                .hasMessageContaining("outgoing.allow");
    }

    @Test
    void callsAnOutsideAddressOnTheListAndLoopbackInDemosOnly() {
        assertThatCode(() ->
                        new OutgoingAddresses(List.of("192.0.2.7"), false).require(URI.create("https://192.0.2.7/x")))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        new OutgoingAddresses(List.of("127.0.0.1"), true).require(URI.create("http://127.0.0.1:8080/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        new OutgoingAddresses(List.of("169.254.1.1"), true).require(URI.create("https://169.254.1.1/")))
                .isInstanceOf(ForbiddenAddressException.class);
    }
}
