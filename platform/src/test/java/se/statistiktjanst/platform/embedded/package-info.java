/**
 * The PostgreSQL that needs no installation: for every test of every module, and for the demo. It stands in the
 * test-jar of this module, so that the jar that ships can never hold it.
 */
@org.jspecify.annotations.NullMarked
package se.statistiktjanst.platform.embedded;
