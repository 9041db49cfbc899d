package se.statistiktjanst.pseudonymizer.keys;

/** One version of a root: turned into derived keys, here or in a hardware token, without showing itself. */
interface RootSecret {
    /** 32 bytes of HKDF-SHA-256 (RFC 5869) for this info. */
    byte[] expand(byte[] info);
}
