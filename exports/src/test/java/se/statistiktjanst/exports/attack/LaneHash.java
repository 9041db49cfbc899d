package se.statistiktjanst.exports.attack;

import java.util.List;
import java.util.function.Supplier;

/** A hash function over a lane of messages of one length at once; not thread-safe. */
interface LaneHash {
    /** Messages of one lane. */
    int LANES = 64;

    /** The functions of the attack. */
    List<Supplier<LaneHash>> FUNCTIONS = List.of(Md5Lanes::new, Sha1Lanes::new, Sha256Lanes::new, Sha512Lanes::new);

    /** The name in the Java Cryptography Architecture. */
    String algorithm();

    /** What a string makes of the function before any message comes: to be shared. */
    Salt salt(byte[] string);

    /** The lane's messages, {@link #LANES} of one length. */
    void load(byte[][] messages);

    /** The hash of string and message. */
    void before(Salt salt);

    /** The hash of message and string. */
    void after(Salt salt);

    /** The HMAC (RFC 2104) of the message with the string as its key. */
    void mac(Salt salt);

    /** Byte {@code at} to {@code at + 7} of the hash in one lane, of the most significant first. */
    long bytes(int lane, int at);

    /** The length of the hash in bytes. */
    int length();

    /** Never compared. A string, and the states after it as prefix and as inner and outer key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Salt(Start nothing, byte[] string, Start before, Start inner, Start outer) {}

    /** Never compared. The state after whole blocks and the bytes left over. */
    @SuppressWarnings("ArrayRecordComponent")
    record Start(Object state, byte[] rest, int length) {}
}
