/** The repository as the checks see it: root, files, git state, {@code .ci-shared.yml}. */
@NullMarked
package dev.loco.cishared.repository;

import org.jspecify.annotations.NullMarked;
