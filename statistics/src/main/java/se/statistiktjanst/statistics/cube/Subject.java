package se.statistiktjanst.statistics.cube;

import se.statistiktjanst.platform.definition.LocalizedText;

/** One step of the path to a table in the subject tree. */
public record Subject(String id, LocalizedText title) {}
