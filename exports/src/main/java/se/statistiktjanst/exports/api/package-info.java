/** The exports API: FHIR's asynchronous pattern, downloads by one-time grant. */
@NullMarked
package se.statistiktjanst.exports.api;

import org.jspecify.annotations.NullMarked;
