package org.carillon.it.phone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The test phone on its own. Arguments, in any order: {@code --host}, {@code --port}, {@code --log FILE}, {@code --password
 * USER:PASSWORD}, and users as {@code NUMBER=SENTENCE,SENTENCE...} with the sentences {@code answer:MILLIS}, {@code busy}, {@code
 * decline}, {@code ring}, {@code refuse:STATUS}, {@code press:KEYS} (after the next prompt), {@code hangup:MILLIS}, {@code record:FILE}.
 */
public final class PhoneMain {

    private PhoneMain() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String host = option(arguments, "--host", "127.0.0.1");
        int port = Integer.parseInt(option(arguments, "--port", "5070"));
        try (TestPhone phone = TestPhone.on(host, port)) {
            String file = option(arguments, "--log", "");
            if (!file.isEmpty()) {
                phone.log().writeTo(Path.of(file));
            }
            String password = option(arguments, "--password", "");
            if (!password.isEmpty()) {
                phone.requires(password.split(":", 2)[0], password.split(":", 2)[1]);
            }
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].startsWith("--")) {
                    i++;
                } else {
                    addUser(phone, arguments[i]);
                }
            }
            phone.log().listen(event -> System.out.println(event.line()));
            System.out.println("the phone listens on " + host + ":" + phone.port() + ", UDP and TCP");
            new CountDownLatch(1).await();
        }
    }

    private static String option(String[] arguments, String name, String otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }

    private static void addUser(TestPhone phone, String text) {
        String[] parts = text.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not NUMBER=SENTENCES: " + text);
        }
        Callee callee = phone.number(parts[0]);
        for (String sentence : parts[1].split(",")) {
            String[] words = sentence.split(":", 2);
            tell(callee, words[0], words.length > 1 ? words[1] : "0");
        }
    }

    private static void tell(Callee callee, String verb, String object) {
        switch (verb) {
            case "answer" -> callee.answersAfter(Long.parseLong(object));
            case "busy" -> callee.isBusy();
            case "decline" -> callee.declines();
            case "ring" -> callee.ringsForEver();
            case "refuse" -> callee.refuses(Integer.parseInt(object), 0);
            case "press" -> callee.pressesAfterPrompt(object);
            case "hangup" -> callee.hangsUpAfter(Long.parseLong(object));
            case "record" -> callee.recordsTo(Path.of(object));
            default -> throw new IllegalArgumentException("not a sentence: " + verb);
        }
    }
}
