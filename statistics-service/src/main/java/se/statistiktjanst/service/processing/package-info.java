/**
 * The record of processing (GDPR article 30), made from what every column of the database says about itself: class of personal
 * data, purpose and retention.
 */
@NullMarked
package se.statistiktjanst.service.processing;

import org.jspecify.annotations.NullMarked;
