package se.statistiktjanst.statistics.publication;

import java.util.List;

/** Sex as events state it: 1 men, 2 women, 0 unknown. */
final class Sexes {
    private static final List<DimensionCode> CODES =
            List.of(new DimensionCode("1", "Män", "Men"), new DimensionCode("2", "Kvinnor", "Women"));

    private Sexes() {}

    /** The known ones. */
    static List<DimensionCode> codes() {
        return CODES;
    }

    static String code(int sex) {
        return sex == 0 ? DimensionCode.UNKNOWN : Integer.toString(sex);
    }
}
