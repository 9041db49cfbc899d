package se.statistiktjanst.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.CollectorConfiguration;

/** What {@code config/statistics.yml} says of senders. */
class SendersConfiguredTest {
    private static final Path SHIPPED = Path.of(System.getProperty("repository.root", ".."), "config/statistics.yml");

    @TempDir
    Path folder;

    @Test
    void inProductionPlainTokensNeedTheirSwitch() throws Exception {
        assertThat(read("", "").senders().tokens()).isFalse();
        assertThat(read("tokens: ${STATISTIK_SENDER_TOKENS:-false}", "tokens: true")
                        .senders()
                        .tokens())
                .isTrue();
        assertThat(read("demo: false", "demo: true").senders().tokens()).isTrue();
    }

    @Test
    void whatTheFileSaysOfLimitsIsWhatHoldsWithoutIt() throws Exception {
        CollectorConfiguration shipped = read("", "");
        CollectorConfiguration usual = CollectorConfiguration.usual();
        assertThat(shipped.settings()).isEqualTo(usual.settings());
        assertThat(shipped.events()).isEqualTo(usual.events());
        assertThat(shipped.limits()).isEqualTo(usual.limits());
        assertThat(shipped.senders()).isEqualTo(usual.senders());
    }

    @Test
    void readsAnAuthorisationServerAndRefusesOneWithoutSignatures() throws Exception {
        String start = "    # oauth:\n    #   issuer: https://authorisation.example\n";
        assertThat(Files.readString(SHIPPED)).contains(start);
        String real =
                "    oauth: {issuer: 'https://a.example', jwksUri: 'https://a.example/keys', audience: us%s}\n" + start;
        assertThat(read(start, real.formatted("")).senders().oauth()).isNotNull();
        assertThatThrownBy(() -> read(start, real.formatted(", algorithms: [none]")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("oauth.algorithms");
    }

    private CollectorConfiguration read(String text, String instead) throws Exception {
        Path file = folder.resolve("statistics.yml");
        Files.writeString(file, Files.readString(SHIPPED).replace(text, instead.isEmpty() ? text : instead));
        return new YamlConfigurationFactory<>(
                        StatisticsConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "test")
                .build(
                        new SubstitutingSourceProvider(
                                new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)),
                        file.toString())
                .collector();
    }
}
