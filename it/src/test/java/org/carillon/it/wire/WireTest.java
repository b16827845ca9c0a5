package org.carillon.it.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that talks to a deployed Carillon over its wires, and gets the {@link org.carillon.it.scene.Scene} as a parameter. All
 * such tests share one server, and one database: the one named by the system property {@code carillon.it.database}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("wire")
@ExtendWith(SharedScene.class)
@interface WireTest {}
