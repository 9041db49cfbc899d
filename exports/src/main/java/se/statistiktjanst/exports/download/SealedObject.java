package se.statistiktjanst.exports.download;

import se.statistiktjanst.pseudonymizer.keys.KeyId;

/**
 * Where an object lies and which key opens it.
 *
 * @param bytes of content, which the sealed file must have
 */
public record SealedObject(String folder, String storedAs, KeyId dataKey, long bytes) {}
