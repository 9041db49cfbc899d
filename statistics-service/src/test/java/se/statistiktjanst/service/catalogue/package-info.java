/**
 * Tests of what PostgreSQL's own catalogue says after all migrations: who may read what, and that every column is
 * annotated.
 */
@NullMarked
package se.statistiktjanst.service.catalogue;

import org.jspecify.annotations.NullMarked;
