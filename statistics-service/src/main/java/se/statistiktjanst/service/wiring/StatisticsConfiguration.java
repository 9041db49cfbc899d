package se.statistiktjanst.service.wiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.ExportConfiguration;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.folder.FilesConfiguration;
import se.statistiktjanst.ingest.pull.PullConfiguration;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;
import se.statistiktjanst.service.login.LoginConfiguration;
import se.statistiktjanst.service.login.LoginConfigured;
import se.statistiktjanst.service.notice.NoticeConfiguration;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.open.status.AnnouncedStop;
import se.statistiktjanst.service.page.Operator;
import se.statistiktjanst.service.page.PageSettings;

/** The configuration file; {@code config/statistics.yml} has a comment on every key. */
public final class StatisticsConfiguration extends Configuration implements LoginConfigured {
    @JsonProperty
    @NotEmpty
    private Set<Component> components = EnumSet.allOf(Component.class);

    @JsonProperty
    private boolean demo;

    @JsonProperty
    @NotNull
    private Path definitions = Path.of("config");

    @JsonProperty
    private @Nullable Path theme;

    @JsonProperty
    private @Valid @NotNull ApiLimits openApi = ApiLimits.defaults();

    @JsonProperty
    @NotNull
    private List<@Valid AnnouncedStop> announcedStops = List.of();

    @JsonProperty
    @NotNull
    private Map<String, List<String>> senderContacts = Map.of();

    // The sections below have no defaults: leaving one out is an error that names it.
    @JsonProperty
    private @Valid @NotNull DatabaseConfiguration database;

    @JsonProperty
    private @Valid @NotNull KeysConfiguration keys;

    @JsonProperty
    private @Valid @NotNull ErasureConfiguration erasure = ErasureConfiguration.USUAL;

    @JsonProperty
    private @Valid @NotNull PublicationConfiguration publication = PublicationConfiguration.USUAL;

    @JsonProperty
    private @NotNull Operator operator;

    @JsonProperty
    private @Nullable LoginConfiguration login;

    @JsonProperty
    private @Valid @Nullable ExportConfiguration exports;

    @JsonProperty
    private @NotNull CollectorConfiguration collector = CollectorConfiguration.usual();

    // Off unless it is there.
    @JsonProperty
    private @Valid @Nullable FilesConfiguration files;

    @JsonProperty
    private @Valid @Nullable List<@Valid PullConfiguration> pulls;

    @JsonProperty
    private @Valid @Nullable IntegrationsConfiguration integrations;

    @JsonProperty
    private @Valid @Nullable NoticeConfiguration notices;

    @JsonProperty
    private @Valid @NotNull OutgoingConfiguration outgoing = new OutgoingConfiguration(List.of());

    /** Made by Jackson, which fills the fields and has them validated. */
    @SuppressWarnings("NullAway.Init")
    public StatisticsConfiguration() {}

    public Set<Component> components() {
        return components;
    }

    public DatabaseConfiguration database() {
        return database;
    }

    public KeysConfiguration keys() {
        return keys;
    }

    /** How complete a service must be to be published. */
    public PublicationConfiguration publication() {
        return publication;
    }

    /** Where the log of erased residents is, and how long backups are kept. */
    public ErasureConfiguration erasure() {
        return erasure;
    }

    /** Folder with the event types, metrics, cubes, mappings and the registry. */
    @Override
    public Path definitions() {
        return definitions;
    }

    /** Whether this is a demonstration: sample data, shown as such, and relaxed where the pages say so. */
    @Override
    public boolean isDemo() {
        return demo;
    }

    /** Care provider's HSA-id → codes of the senders that its people with the right SENDER may see. */
    public Map<String, List<String>> senderContacts() {
        return senderContacts;
    }

    /** Limits of the open API. */
    public ApiLimits openApi() {
        return openApi;
    }

    /** Stops that visitors are told of. */
    public List<AnnouncedStop> announcedStops() {
        return announcedStops;
    }

    /** How the pages present the operator. */
    public PageSettings pages() {
        return new PageSettings(operator, demo, theme);
    }

    @Override
    public LoginConfiguration login() {
        return required(login, "login", Component.STAFF);
    }

    /** How events are taken. Demos take plain tokens without being told. */
    public CollectorConfiguration collector() {
        return demo ? collector.forDemo() : collector;
    }

    public ExportConfiguration exports() {
        return required(exports, "exports", Component.EXPORTS);
    }

    /** Files that come by themselves; null if none do. */
    public @Nullable FilesConfiguration files() {
        return files;
    }

    /** Sources that are asked. */
    public List<PullConfiguration> pulls() {
        return pulls == null ? List.of() : pulls;
    }

    /** Senders that are watched; null if none are. */
    public @Nullable IntegrationsConfiguration integrations() {
        return integrations;
    }

    /** Where notices go; null if nowhere. */
    public @Nullable NoticeConfiguration notices() {
        return notices;
    }

    /** What the service may call by itself. */
    public OutgoingAddresses outgoing() {
        return new OutgoingAddresses(outgoing.allow(), demo);
    }

    private static <T> T required(@Nullable T section, String name, Component component) {
        if (section == null) {
            throw new IllegalStateException("the configuration lacks the section %s: which component %s needs"
                    .formatted(name, component.configurationName()));
        }
        return section;
    }
}
