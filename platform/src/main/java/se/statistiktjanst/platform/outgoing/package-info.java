/** Addresses that the service itself calls: only those on the operator's list, and never this machine or its network link. */
@NullMarked
package se.statistiktjanst.platform.outgoing;

import org.jspecify.annotations.NullMarked;
