package se.statistiktjanst.service.wiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import se.statistiktjanst.platform.db.DatabaseConfiguration;

/** The configuration file; {@code config/statistics.yml} has a comment on every key. */
public final class StatisticsConfiguration extends Configuration {
    @JsonProperty
    @NotEmpty
    private Set<Component> components = EnumSet.allOf(Component.class);

    @JsonProperty
    @Valid
    @NotNull
    private DatabaseConfiguration database =
            new DatabaseConfiguration("jdbc:postgresql://127.0.0.1/statistik", Path.of("passwords"));

    @JsonProperty
    @Valid
    @NotNull
    private KeysConfiguration keys = new KeysConfiguration(Path.of("keys/root"), Path.of("keys/shreddable"));

    @JsonProperty
    @NotNull
    private Path definitions = Path.of("config");

    @JsonProperty
    private boolean demo;

    public Set<Component> components() {
        return components;
    }

    public DatabaseConfiguration database() {
        return database;
    }

    public KeysConfiguration keys() {
        return keys;
    }

    /** Folder with the event types, metrics, cubes, mappings and the registry. */
    public Path definitions() {
        return definitions;
    }

    /** Whether this is a demonstration: sample data, shown as such, and relaxed where the pages say so. */
    public boolean isDemo() {
        return demo;
    }
}
