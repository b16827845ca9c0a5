package org.carillon.it.crash;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.it.api.CarillonApi;
import org.carillon.it.scene.Scene;
import org.carillon.it.wire.BrokerClient;

/** Requests for sessions of tomorrow by REST, mail and JMS, each for a customer of its own, as many as go through until a crash. */
final class MixedIntake {

    private static final int THREADS_PER_CHANNEL = 3;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    static final List<String> CHANNELS = List.of("REST", "mail", "JMS");
    private static final String TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).toString();

    private final Scene scene;
    private final AtomicInteger customers = new AtomicInteger();
    /** Who is to be called, and the channel over which that was acknowledged, or "" where no answer came. */
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    MixedIntake(Scene scene) {
        this.scene = scene;
    }

    /** Asks over one channel until that fails. */
    private interface Channel {

        /** Returns when the request was acknowledged. */
        void ask(String number) throws IOException, InterruptedException, MessagingException, JMSException;
    }

    void begin() throws Exception {
        stopped = false;
        CarillonApi api = scene.api();
        JMSContext broker = BrokerClient.connect(
                        scene.server().brokerLibraries(), scene.ports().jms())
                .createContext();
        String key = scene.server().key(Scene.REQUESTER);
        for (int i = 0; i < THREADS_PER_CHANNEL; i++) {
            start("REST", number -> byRest(api, number));
            start("mail", this::byMail);
            start("JMS", new ByJms(broker.createContext(JMSContext.AUTO_ACKNOWLEDGE), key));
        }
    }

    private void start(String name, Channel channel) {
        Thread thread = new Thread(() -> askUntilTheCrash(name, channel), "intake by " + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void askUntilTheCrash(String name, Channel channel) {
        try {
            while (!stopped) {
                String number = String.format("+15559%06d", customers.incrementAndGet());
                asked.put(number, "");
                channel.ask(number);
                asked.put(number, name);
            }
        } catch (IOException | MessagingException | JMSException | JMSRuntimeException crashed) {
            // what was asked last may be stored or not
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void byRest(CarillonApi api, String number) throws IOException, InterruptedException {
        api.ask(request(number));
    }

    private void byMail(String number) throws IOException, MessagingException {
        if (!scene.mailTo(number)
                .header("X-Carillon-At", TOMORROW)
                .text("Your parcel has come.")
                .send(scene.ports().smtp())
                .isAccepted()) {
            throw new IOException("not accepted");
        }
    }

    /** What the broker has taken is acknowledged; the next request waits for the reply, so that other channels have their share. */
    private final class ByJms implements Channel {

        private final JMSContext broker;
        private final String key;
        private final Queue replies;
        private final JMSConsumer replied;

        private ByJms(JMSContext broker, String key) {
            this.broker = broker;
            this.key = key;
            replies = broker.createTemporaryQueue();
            replied = broker.createConsumer(replies);
        }

        @Override
        public void ask(String number) throws IOException, JMSException {
            TextMessage message = broker.createTextMessage(request(number).toString());
            message.setStringProperty("carillonKey", key);
            message.setJMSReplyTo(replies);
            broker.createProducer().send(broker.createQueue("carillon.requests"), message);
            asked.put(number, "JMS");
            if (replied.receive(LIMIT.toMillis()) == null) {
                throw new IOException("no reply");
            }
        }
    }

    private static JsonObject request(String number) {
        return Json.createObjectBuilder()
                .add("to", number)
                .add("at", TOMORROW)
                .add("application", Json.createObjectBuilder().add("text", "Your parcel has come."))
                .build();
    }

    /** After the crash: nobody asks any more when this returns. */
    void awaitEnd() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(LIMIT.toMillis());
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " has not noticed the crash");
            }
        }
        threads.clear();
    }

    /** How many were acknowledged over that channel. */
    long acknowledgedBy(String channel) {
        return asked.values().stream().filter(channel::equals).count();
    }

    /** What was acknowledged and is not there, what is there more than once, and what nobody has asked for. */
    List<String> wrongs() throws Exception {
        Map<String, Integer> stored = stored();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!missing(stored).isEmpty() && System.nanoTime() < deadline) {
            stored = stored();
        }
        // what is there twice may have come later than what came once
        TimeUnit.SECONDS.sleep(2);
        stored = stored();
        List<String> wrongs = new ArrayList<>(missing(stored));
        stored.forEach((number, times) -> {
            String channel = asked.get(number);
            if (times > 1 || channel == null) {
                wrongs.add(number + " is there " + times + " times, acknowledged by '" + channel + "'");
            }
        });
        return wrongs;
    }

    private List<String> missing(Map<String, Integer> stored) {
        return asked.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty() && !stored.containsKey(each.getKey()))
                .map(each -> each.getKey() + " is missing, acknowledged by " + each.getValue())
                .toList();
    }

    /** How often each customer is to be called. */
    private Map<String, Integer> stored() throws IOException, InterruptedException {
        Map<String, Integer> times = new HashMap<>();
        String first = "/sessions?state=scheduled&limit=200";
        for (String page = first; page != null; ) {
            JsonObject answer = scene.api().get(page).body();
            for (JsonObject session : answer.getJsonArray("sessions").getValuesAs(JsonObject.class)) {
                times.merge(session.getString("to"), 1, Integer::sum);
            }
            String next = answer.getString("next", null);
            page = next == null ? null : first + "&cursor=" + next;
        }
        return times;
    }
}
