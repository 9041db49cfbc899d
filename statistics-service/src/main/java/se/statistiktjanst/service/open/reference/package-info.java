/**
 * The description of the open API: {@code openapi.yml}, which programs fetch below {@code /api/v2} and people read at
 * {@code /sv/api} and {@code /en/api}.
 */
@NullMarked
package se.statistiktjanst.service.open.reference;

import org.jspecify.annotations.NullMarked;
