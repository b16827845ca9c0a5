package org.carillon.it.benchmark;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.it.wire.BrokerClient;

/** Requests for sessions of tomorrow over JMS, each counted when the reply says that it was accepted: it is stored then. */
final class JmsLoad {

    private static final long LIMIT_MILLIS = 30_000;

    private final ConnectionFactory broker;
    private final String key;
    private final int connections;

    JmsLoad(Path libraries, int port, String key, int connections) throws Exception {
        this.broker = BrokerClient.connect(libraries, port);
        this.key = key;
        this.connections = connections;
    }

    Figures run(String what, int count) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(clients.submit(() -> exchange(left)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> each : running) {
                millis.addAll(each.get());
            }
            return Figures.of(what, (System.nanoTime() - start) / 1e9, millis);
        } finally {
            clients.shutdownNow();
        }
    }

    private List<Double> exchange(AtomicInteger left) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createTemporaryQueue();
            JMSConsumer answers = context.createConsumer(replies);
            for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                long start = System.nanoTime();
                ask(context, replies, number);
                expectAcceptance(answers.receive(LIMIT_MILLIS));
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis;
    }

    private void ask(JMSContext context, Queue replies, int number) throws JMSException {
        TextMessage message = context.createTextMessage(Json.createObjectBuilder()
                .add("to", String.format("+1555%06d", number))
                .add("at", Instant.now().plus(Duration.ofDays(1)).toString())
                .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."))
                .build()
                .toString());
        message.setStringProperty("carillonKey", key);
        message.setJMSReplyTo(replies);
        context.createProducer().send(context.createQueue("carillon.requests"), message);
    }

    private static void expectAcceptance(Message answer) throws IOException, JMSException {
        if (!(answer instanceof TextMessage text) || !text.getText().contains("\"accepted\"")) {
            throw new IOException("not accepted: " + answer);
        }
    }
}
