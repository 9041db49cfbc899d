/**
 * Pages for logged-in staff: choice of log-in and the figures of a unit. No record here can hold anything about a resident.
 */
@NullMarked
package se.statistiktjanst.service.staff;

import org.jspecify.annotations.NullMarked;
