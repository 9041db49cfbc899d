@NullMarked
package se.statistiktjanst.platform.db;

import org.jspecify.annotations.NullMarked;
