/**
 * The fault test: senders that repeat themselves, a server and a database that are killed all the time, and a count at
 * the end that must come out even.
 */
@NullMarked
package se.statistiktjanst.demo.faults;

import org.jspecify.annotations.NullMarked;
