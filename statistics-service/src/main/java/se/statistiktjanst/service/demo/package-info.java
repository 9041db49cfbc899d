/**
 * The demo page with its one-click walks. Shown in demo mode only.
 */
@NullMarked
package se.statistiktjanst.service.demo;

import org.jspecify.annotations.NullMarked;
