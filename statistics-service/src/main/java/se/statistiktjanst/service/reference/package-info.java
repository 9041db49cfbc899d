/** The description of the API for logged-in staff: as OpenAPI for programs, and as a page. */
@NullMarked
package se.statistiktjanst.service.reference;

import org.jspecify.annotations.NullMarked;
