/**
 * What a data subject may ask a care provider for: extract, restriction and erasure, by those who handle personal data. A
 * person is looked up by number or HSA-id in the body of a POST; from there on the address has the id of a case.
 */
@NullMarked
package se.statistiktjanst.service.subject;

import org.jspecify.annotations.NullMarked;
