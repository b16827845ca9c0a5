package org.carillon.dialogue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.carillon.node.BackgroundThreads;
import org.carillon.speech.CachingSynthesizer;
import org.carillon.speech.FreeTtsSynthesizer;
import org.carillon.speech.Synthesizer;
import org.carillon.speech.recognition.Recognizer;
import org.carillon.speech.recognition.SphinxRecognizer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the speech engines. */
@ApplicationScoped
public class Voices {

    @Inject
    @ConfigProperty(name = "carillon.speech.cache-megabytes", defaultValue = "64")
    private int cacheMegabytes;

    @Resource(lookup = BackgroundThreads.THREADS)
    private ManagedThreadFactory threads;

    @Produces
    @ApplicationScoped
    public Synthesizer synthesizer() {
        return new CachingSynthesizer(new FreeTtsSynthesizer(), cacheMegabytes * 1024L * 1024L);
    }

    @Produces
    @ApplicationScoped
    public Recognizer recognizer() {
        return new SphinxRecognizer(loading -> threads.newThread(loading).start());
    }
}
