/** Sends the notices of the outbox: by mail and by webhook, to those whom the operator has named. */
@NullMarked
package se.statistiktjanst.service.notice;

import org.jspecify.annotations.NullMarked;
