package se.statistiktjanst.statistics.disclosure;

import java.util.OptionalInt;

/**
 * The county that the residents of a cell live in.
 *
 * <p>Most who live in a county turn to care providers there, so the cell beside it in a table by the care provider's county
 * has nearly the same residents and another draw of noise. A small cell is therefore not drawn at all: below the published
 * number from which measures are shown everything is uncertain, 0 too, and a small cell of the other table stays as secret
 * as it was.
 *
 * @param population who live there; empty if that is not known, and contents per 1,000 are then not applicable
 */
public record HomeCounty(OptionalInt population) {}
