/**
 * The tables for staff: figures of the own care provider by sex, age, errand and clinic, as they were published; a page,
 * a file and an API answer with the same figures.
 */
@NullMarked
package se.statistiktjanst.service.tables;

import org.jspecify.annotations.NullMarked;
