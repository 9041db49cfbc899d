package se.statistiktjanst.pseudonymizer.keys;

/**
 * Where the versions of a root stand. What changes it is durable when it returns, and leaves either all before or all
 * after behind when it is broken off.
 */
public interface RootStore {
    /** For messages: a file, or a token. */
    String place();

    /** All versions. */
    RootKey read();

    /** All versions, none of them the published development key unless that is allowed. */
    default RootKey read(boolean allowDevelopmentKey) {
        RootKey root = read();
        if (root.isDevelopment() && !allowDevelopmentKey) {
            throw new UnusableKeyException("The root key in " + place() + " is the development key that anyone can read"
                    + " in the source. Create a random one; the development key is for demo mode only.");
        }
        return root;
    }

    /**
     * A new random root with version 1.
     *
     * @throws UnusableKeyException if there is a root already: overwriting it would lose everything made with it
     */
    RootKey create();

    /** Adds a random version above the highest, beside those that are there. */
    RootKey addVersion();

    /** Takes one version away for ever; whoever calls this has made sure that nothing refers to it. */
    RootKey remove(int version);
}
