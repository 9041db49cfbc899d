/**
 * PxWebApi 2 at {@code /api/v2}: the interface that users of the Nordic statistics offices know. Reads stored, protected
 * cells only, through the same selection as the pages.
 */
@NullMarked
package se.statistiktjanst.service.open.api;

import org.jspecify.annotations.NullMarked;
