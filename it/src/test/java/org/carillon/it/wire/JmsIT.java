package org.carillon.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.carillon.it.scene.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireTest
class JmsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Scene scene;
    private ConnectionFactory broker;

    JmsIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void connect() throws Exception {
        broker = BrokerClient.connect(
                scene.server().brokerLibraries(), scene.ports().jms());
    }

    @Test
    void aRequestIsAnsweredWithItsCorrelationIdAndLaterWithItsOutcome() throws Exception {
        scene.customer("+15553001");
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createQueue("shop.replies");
            JMSConsumer answers = context.createConsumer(replies);
            TextMessage request =
                    request(context, Requests.shortCall("+15553001").toString());
            request.setJMSReplyTo(replies);
            request.setJMSCorrelationID("order-4711");
            send(context, request);

            TextMessage accepted = receive(answers);
            assertThat(accepted.getJMSCorrelationID()).isEqualTo("order-4711");
            assertThat(json(accepted).getString("type")).isEqualTo("accepted");
            String id = json(accepted).getString("id");
            assertThat(scene.api().session(id).awaitEnd(LIMIT)).isEqualTo("completed");

            TextMessage outcome = receive(answers);
            assertThat(outcome.getJMSCorrelationID()).isEqualTo("order-4711");
            assertThat(json(outcome).getString("id")).isEqualTo(id);
            assertThat(json(outcome).getString("state")).isEqualTo("completed");
        }
    }

    @Test
    void aRequestWithoutCorrelationIdIsAnsweredWithItsMessageId() throws Exception {
        scene.customer("+15553002");
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createTemporaryQueue();
            JMSConsumer answers = context.createConsumer(replies);
            TextMessage request =
                    request(context, Requests.shortCall("+15553002").toString());
            request.setJMSReplyTo(replies);
            send(context, request);
            assertThat(receive(answers).getJMSCorrelationID()).isEqualTo(request.getJMSMessageID());
        }
    }

    @Test
    void poisonIsDeadLetteredWithItsReasonAndDoesNotBlockTheOthers() throws Exception {
        scene.customer("+15553003");
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createTemporaryQueue();
            JMSConsumer answers = context.createConsumer(replies);
            TextMessage poison = request(context, "{\"to\": 42");
            poison.setJMSCorrelationID("poison");
            poison.setJMSReplyTo(replies);
            send(context, poison);
            TextMessage good = request(context, Requests.shortCall("+15553003").toString());
            good.setJMSReplyTo(replies);
            send(context, good);

            assertThat(List.of(type(receive(answers)), type(receive(answers))))
                    .containsExactlyInAnyOrder("refused", "accepted");
        }
        try (JMSContext context = broker.createContext()) {
            Queue dead = context.createQueue("carillon.requests.dead");
            TextMessage letter = receive(context.createConsumer(dead, "JMSCorrelationID = 'poison'"));
            assertThat(letter.getStringProperty("reason")).contains("not JSON");
            assertThat(letter.getText()).isEqualTo("{\"to\": 42");
        }
    }

    @Test
    void aMessageWithoutAKeyIsRefused() throws Exception {
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createTemporaryQueue();
            JMSConsumer answers = context.createConsumer(replies);
            TextMessage request =
                    context.createTextMessage(Requests.shortCall("+15553004").toString());
            request.setJMSReplyTo(replies);
            send(context, request);
            assertThat(json(receive(answers)).getString("type")).isEqualTo("refused");
        }
    }

    @Test
    void aMessageThatIsNoTextIsRefused() throws Exception {
        try (JMSContext context = broker.createContext()) {
            Queue replies = context.createTemporaryQueue();
            JMSConsumer answers = context.createConsumer(replies);
            Message request = context.createBytesMessage();
            request.setStringProperty("carillonKey", scene.server().key(Scene.REQUESTER));
            request.setJMSReplyTo(replies);
            context.createProducer().send(context.createQueue("carillon.requests"), request);
            assertThat(json(receive(answers)).getString("type")).isEqualTo("refused");
        }
    }

    private TextMessage request(JMSContext context, String json) throws Exception {
        TextMessage message = context.createTextMessage(json);
        message.setStringProperty("carillonKey", scene.server().key(Scene.REQUESTER));
        return message;
    }

    private static void send(JMSContext context, TextMessage request) {
        context.createProducer().send(context.createQueue("carillon.requests"), request);
    }

    private static TextMessage receive(JMSConsumer answers) {
        Message message = answers.receive(LIMIT.toMillis());
        assertThat(message).as("an answer").isNotNull();
        return (TextMessage) message;
    }

    private static String type(TextMessage answer) throws JMSException {
        return json(answer).getString("type");
    }

    private static JsonObject json(TextMessage message) throws JMSException {
        return Json.createReader(new StringReader(message.getText())).readObject();
    }
}
