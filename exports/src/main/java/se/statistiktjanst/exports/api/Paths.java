package se.statistiktjanst.exports.api;

/** Addresses of the API. */
final class Paths {
    static final String ROOT = "/api/exports/v1";

    private Paths() {}

    static String export(String publicId) {
        return ROOT + "/" + publicId;
    }
}
