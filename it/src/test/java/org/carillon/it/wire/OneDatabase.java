package org.carillon.it.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A wire test that is about telephony, mail or documents, not about what is stored: it runs on H2 only, which is always there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("one-database")
@interface OneDatabase {}
