/** Pages of those who run the service: how the integrations are doing. */
@NullMarked
package se.statistiktjanst.service.operation;

import org.jspecify.annotations.NullMarked;
