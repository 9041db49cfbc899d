package se.statistiktjanst.ingest.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * How a sender shows who it is. No secret is among them: a key stays with the sender or its authorisation server.
 *
 * @param oauthClient its client id at the authorisation server
 * @param certificates SHA-256 of its client certificates in DER, 64 hexadecimal digits in lower case; two while one
 *     takes the place of the other
 * @param certificateSubject subject of its client certificates, in canonical form; for authorities that issue no
 *     subject to two holders
 */
public record SenderProofs(
        Optional<String> oauthClient, List<String> certificates, Optional<String> certificateSubject) {
    public static final SenderProofs NONE = new SenderProofs(Optional.empty(), List.of(), Optional.empty());

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public SenderProofs {
        certificates = List.copyOf(certificates);
        for (String certificate : certificates) {
            if (!SHA_256.matcher(certificate).matches()) {
                throw new IllegalArgumentException(
                        "certificateSha256 must be SHA-256 in hexadecimal, 64 digits; several with a blank between");
            }
        }
    }

    /** A subject in the form that compares as equal whatever the case and blanks it was written with. */
    public static String canonical(X500Principal subject) {
        return subject.getName(X500Principal.CANONICAL);
    }
}
