package org.carillon.it.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way into the sink. */
final class SinkedTransaction implements MessageHandler {

    private final MailSink sink;
    private final List<String> recipients = new ArrayList<>();
    private String sender;

    SinkedTransaction(MailSink sink) {
        this.sink = sink;
    }

    @Override
    public void from(String reversePath) {
        sender = reversePath;
    }

    @Override
    public void recipient(String forwardPath) {
        recipients.add(forwardPath);
    }

    @Override
    public String data(InputStream message) throws RejectException, IOException {
        sink.take(new SinkedMail(sender, List.copyOf(recipients), message.readAllBytes()));
        return null;
    }

    @Override
    public void done() {
        // nothing to release
    }
}
