package org.carillon.node;

import jakarta.ejb.Singleton;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;

/** Declares the container threads that Carillon works on. */
@Singleton
@ManagedScheduledExecutorDefinition(name = BackgroundThreads.TIMERS, maxAsync = 8)
@ManagedExecutorDefinition(name = BackgroundThreads.DIALOGUES, maxAsync = 2_000)
public class BackgroundThreads {

    /** For short work that recurs. */
    public static final String TIMERS = "java:app/concurrent/carillon-timers";

    /** One thread for each call. */
    public static final String DIALOGUES = "java:app/concurrent/carillon-dialogues";
}
