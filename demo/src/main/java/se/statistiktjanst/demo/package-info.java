/** Everything on one machine: embedded PostgreSQL, demo identity provider and sample events. Never shipped. */
@org.jspecify.annotations.NullMarked
package se.statistiktjanst.demo;
