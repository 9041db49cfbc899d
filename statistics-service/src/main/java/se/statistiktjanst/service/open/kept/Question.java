package se.statistiktjanst.service.open.kept;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, as far as an answer hangs on it.
 *
 * @param edition another when anything was published
 * @param day counts because answers tell when the next publication is
 * @param address the whole of it, with host and query
 * @param accept as sent
 */
record Question(
        String edition,
        LocalDate day,
        String address,
        @Nullable String accept) {}
