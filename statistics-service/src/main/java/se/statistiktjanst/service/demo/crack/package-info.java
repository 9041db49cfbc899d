/**
 * "Try to crack the number", in demo mode only: an attacker against small numbers of an invented town, without protection
 * and with the protection that the open statistics have. No real or sample event is read.
 */
@NullMarked
package se.statistiktjanst.service.demo.crack;

import org.jspecify.annotations.NullMarked;
