package se.statistiktjanst.statistics.publication;

import java.util.List;
import java.util.Optional;
import se.statistiktjanst.statistics.disclosure.CellState;
import se.statistiktjanst.statistics.disclosure.HomeCounty;

/** Which codes the dimensions of a cube have in a period, and which one a row belongs to. */
interface CellCodes {
    /** All codes of a dimension in a cube, the total first. */
    List<DimensionCode> codes(CubeDimension dimension, PublishedCube cube);

    /** The code a row belongs to; a row of a code that is not listed belongs to the total alone. */
    String codeOf(CubeDimension dimension, UsageRow.Attributes row);

    /** Code of the row's service. */
    String serviceOf(UsageRow.Attributes row);

    /** The county where the residents of a cell live; empty if it is not about one. */
    Optional<HomeCounty> homeCounty(PublishedCube cube, List<String> cell);

    /** Why a cell has no numbers, by registry, definitions and completeness, never by what is in it; empty if it has. */
    Optional<CellState> withoutNumbers(PublishedCube cube, List<String> cell);
}
