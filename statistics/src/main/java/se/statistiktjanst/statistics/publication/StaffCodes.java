package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import se.statistiktjanst.statistics.disclosure.CellState;
import se.statistiktjanst.statistics.disclosure.HomeCounty;

/** The codes of one care provider's own tables. Units are named whatever stands behind them: staff see them exactly. */
final class StaffCodes implements CellCodes {
    private final PeriodReference reference;
    private final List<DimensionCode> units;
    private final Map<Integer, String> unitCodes = new HashMap<>();
    private final Map<Integer, String> services = new HashMap<>();
    private final ListedWords words;

    /** @param words errands and clinics that enough of the care provider's residents had */
    StaffCodes(PeriodReference reference, List<ReferenceDao.UnitRow> units, ListedWords words) {
        this.reference = reference;
        this.units = units.stream()
                .map(unit -> DimensionCode.named(unit.publicId(), unit.name()))
                .toList();
        this.words = words;
        units.forEach(unit -> unitCodes.put(unit.id(), unit.publicId()));
        reference.services().forEach(service -> services.put(service.id(), service.code()));
    }

    @Override
    public List<DimensionCode> codes(CubeDimension dimension, PublishedCube cube) {
        List<DimensionCode> codes = new ArrayList<>();
        codes.add(DimensionCode.total());
        switch (dimension) {
            case UNIT -> codes.addAll(units);
            case ERRAND, CLINIC -> {
                listed(dimension).forEach(word -> codes.add(DimensionCode.named(word, word)));
                codes.add(new DimensionCode(DimensionCode.MERGED, "Övrigt", "Other"));
                codes.add(DimensionCode.unknown());
            }
            case SEX -> {
                codes.addAll(Sexes.codes());
                codes.add(DimensionCode.unknown());
            }
            case AGE_BAND -> {
                codes.addAll(AgeBands.codes());
                codes.add(DimensionCode.unknown());
            }
            case COUNTY, CARE_PROVIDER, SERVICE, CHANNEL, RESIDENT_COUNTY -> throw notForStaff(dimension);
        }
        return codes;
    }

    @Override
    public String codeOf(CubeDimension dimension, UsageRow.Attributes row) {
        return switch (dimension) {
            case UNIT -> unitCodes.getOrDefault(row.unitId(), DimensionCode.UNKNOWN);
            case ERRAND -> word(dimension, row.errand());
            case CLINIC -> word(dimension, row.clinic());
            case SEX -> Sexes.code(row.sex());
            case AGE_BAND -> AgeBands.code(row.ageBand());
            case COUNTY, CARE_PROVIDER, SERVICE, CHANNEL, RESIDENT_COUNTY -> throw notForStaff(dimension);
        };
    }

    @Override
    public String serviceOf(UsageRow.Attributes row) {
        return services.getOrDefault(row.serviceId(), DimensionCode.UNKNOWN);
    }

    @Override
    public Optional<HomeCounty> homeCounty(PublishedCube cube, List<String> cell) {
        return Optional.empty();
    }

    @Override
    public Optional<CellState> withoutNumbers(PublishedCube cube, List<String> cell) {
        return Optional.empty();
    }

    private String word(CubeDimension dimension, int id) {
        String word = reference.dictionary().get(id);
        if (word == null) {
            return DimensionCode.UNKNOWN;
        }
        return listed(dimension).contains(word) ? word : DimensionCode.MERGED;
    }

    private SortedSet<String> listed(CubeDimension dimension) {
        return dimension == CubeDimension.ERRAND ? words.errands() : words.clinics();
    }

    private static IllegalArgumentException notForStaff(CubeDimension dimension) {
        return new IllegalArgumentException("no table for staff is divided by " + dimension.id());
    }
}
