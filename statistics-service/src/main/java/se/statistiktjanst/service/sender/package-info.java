/** The page of those who run a sender: its receipts, its refused events, its days, and a field to try an event in. */
@NullMarked
package se.statistiktjanst.service.sender;

import org.jspecify.annotations.NullMarked;
