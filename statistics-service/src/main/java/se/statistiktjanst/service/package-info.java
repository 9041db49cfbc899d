/** The application that ships: its configuration, its components, and what each command does. */
@NullMarked
package se.statistiktjanst.service;

import org.jspecify.annotations.NullMarked;
