package org.carillon.it.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.mail.SmtpAnswer;
import org.carillon.it.scene.Scene;

/** Requests at full speed over eight connections: each counted when it was accepted, that is, when it was stored for good. */
final class IntakeLoad {

    private static final int CONNECTIONS = 8;
    private static final String NUMBER = "+15550100";

    private final Scene scene;

    IntakeLoad(Scene scene) {
        this.scene = scene;
    }

    /** Sessions for tomorrow, so that nothing but accepting goes on. */
    Figures byRest(int requests) throws Exception {
        CarillonApi api = scene.api();
        JsonObject request = Json.createObjectBuilder()
                .add("to", NUMBER)
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."))
                .build();
        return run("durable REST requests, 8 connections", requests, () -> {
            api.ask(request);
            return null;
        });
    }

    /** Mails of the usual kind, a connection each; what they ask for is busy, and dispatched at the same time. */
    Figures byMail(int mails) throws Exception {
        scene.customer(NUMBER).does(callee -> callee.isBusy());
        return run("durable mails, 8 at a time, login and connection each", mails, () -> {
            SmtpAnswer answer = scene.mailTo(NUMBER)
                    .subject("Your parcel")
                    .text("Your parcel has come.")
                    .send(scene.ports().smtp());
            if (!answer.isAccepted()) {
                throw new IllegalStateException(answer.toString());
            }
            return null;
        });
    }

    private static Figures run(String what, int count, Callable<Void> one) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime();
            List<Future<Double>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(clients.submit(() -> millisOf(one)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<Double> each : running) {
                millis.add(each.get());
            }
            return Figures.of(what, (System.nanoTime() - start) / 1e9, millis);
        } finally {
            clients.shutdownNow();
        }
    }

    private static double millisOf(Callable<Void> one) throws Exception {
        long start = System.nanoTime();
        one.call();
        return (System.nanoTime() - start) / 1e6;
    }
}
