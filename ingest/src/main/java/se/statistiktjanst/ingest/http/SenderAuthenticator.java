package se.statistiktjanst.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import se.statistiktjanst.ingest.collect.SenderSession;

/** Says which sender a request comes from. */
public interface SenderAuthenticator {
    /**
     * The sender.
     *
     * @throws se.statistiktjanst.platform.problem.ProblemException {@code UNKNOWN_SENDER} if it has not shown who it is
     */
    SenderSession authenticate(HttpHeaders headers);
}
