/** The goals that release, on real repositories and servers, asserted as whoever runs them sees them. */
package dev.loco.cishared.release.run;
