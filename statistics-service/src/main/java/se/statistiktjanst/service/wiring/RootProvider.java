package se.statistiktjanst.service.wiring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What holds the root key. */
public enum RootProvider {
    /** A plain file that {@code keys} makes and adds to. */
    FILE,
    /** The same file, but mounted by the environment and written there only. */
    MOUNTED,
    /** A PKCS#12 keystore; needs a password. */
    PKCS12,
    /** A PKCS#11 token, which the root never leaves; needs a PIN. */
    PKCS11;

    @JsonValue
    public String configurationName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
