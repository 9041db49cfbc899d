package se.statistiktjanst.statistics.catalogue;

/** A value of a dimension with its name. */
public record CatalogueCode(String dimension, String code, String nameSv, String nameEn) {}
