/**
 * The staff catalogue: figures of a care provider by sex, age, errand and clinic, read as they were published. Nothing
 * here computes a figure.
 */
@NullMarked
package se.statistiktjanst.statistics.catalogue;

import org.jspecify.annotations.NullMarked;
