package se.statistiktjanst.service.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.open.release.StoredCell;
import se.statistiktjanst.service.open.release.TableSource;
import se.statistiktjanst.statistics.catalogue.CatalogueRelease;
import se.statistiktjanst.statistics.catalogue.StaffCatalogue;
import se.statistiktjanst.statistics.report.ReportUnit;

/**
 * The tables of a care provider, as far as an assignment covers them: whoever sees all units sees every table, others the
 * tables by unit with their own units. For one tenant transaction.
 */
final class CatalogueSource implements TableSource {
    /** Name of the dimension that scope is about. */
    static final String UNIT = "unit";

    private static final JsonMapper JSON = new JsonMapper();

    private final StaffCatalogue catalogue;
    private final boolean seesAll;
    private final Set<String> units;
    private final List<CatalogueRelease> chosen = new ArrayList<>();

    CatalogueSource(Handle tenant, boolean seesAll, List<ReportUnit> units) {
        this.catalogue = new StaffCatalogue(tenant);
        this.seesAll = seesAll;
        this.units = units.stream().map(ReportUnit::publicId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<OpenCube> cubes() {
        return catalogue.dao().definitions().stream()
                .filter(this::isCovered)
                .map(OpenCube::parse)
                .toList();
    }

    @Override
    public Optional<OpenContents> contents(String cube, @Nullable Instant published) {
        return catalogue
                .dao()
                .definition(cube)
                .filter(this::isCovered)
                .map(definition -> OpenContents.of(OpenCube.parse(definition), codes(cube), releases(cube, published)));
    }

    private List<CodeName> codes(String cube) {
        return catalogue.dao().codes(cube).stream()
                .filter(code -> !code.dimension().equals(UNIT) || units.contains(code.code()))
                .map(code -> new CodeName(code.dimension(), code.code(), code.nameSv(), code.nameEn()))
                .toList();
    }

    private List<Release> releases(String cube, @Nullable Instant published) {
        List<CatalogueRelease> releases = catalogue.dao().releases(cube).stream()
                .filter(release -> published == null || !release.publishedAt().isAfter(published))
                .toList();
        chosen.addAll(releases);
        return releases.stream()
                .map(release -> new Release(
                        release.id(),
                        release.period(),
                        release.version(),
                        release.publishedAt(),
                        release.cells(),
                        release.hidden(),
                        List.of(),
                        List.of()))
                .toList();
    }

    /** The codes asked for are those of {@link #contents}, so that no other unit can be among them. */
    @Override
    public List<StoredCell> cells(List<Release> releases, List<List<String>> codes) {
        List<Set<String>> asked = codes.stream().map(Set::copyOf).toList();
        List<StoredCell> cells = new ArrayList<>();
        for (Release wanted : releases) {
            chosen.stream()
                    .filter(release -> release.id() == wanted.id())
                    .findFirst()
                    .ifPresent(release -> catalogue
                            .cells(release, asked)
                            .forEach(cell -> cells.add(new StoredCell(
                                    cell.period(), cell.codes(), cell.measures(), cell.states(), false))));
        }
        return cells;
    }

    private boolean isCovered(String definition) {
        try {
            return seesAll
                    || JSON.readTree(definition).at("/dimensions/0/id").asText().equals(UNIT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("usage.staff_cube has a definition that is no JSON", e);
        }
    }
}
