/** The outbox of notices: written in the transaction that causes them, sent afterwards. */
@NullMarked
package se.statistiktjanst.platform.notice;

import org.jspecify.annotations.NullMarked;
