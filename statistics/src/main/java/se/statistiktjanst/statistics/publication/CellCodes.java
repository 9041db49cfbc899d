package se.statistiktjanst.statistics.publication;

import java.util.List;

/** Which codes the dimensions of a cube have in a month, and which one a row belongs to. */
interface CellCodes {
    /** All codes of a dimension in a cube, the total first. */
    List<DimensionCode> codes(CubeDimension dimension, PublishedCube cube);

    /** The code a row belongs to; a row of a code that is not listed belongs to the total alone. */
    String codeOf(CubeDimension dimension, UsageRow.Attributes row);

    /** Code of the row's service. */
    String serviceOf(UsageRow.Attributes row);

    /** Whether a cell can have anything in it, by registry and definitions, never by data. */
    boolean canOccur(PublishedCube cube, List<String> cell);
}
