package org.carillon.it.demonstration;

import org.carillon.it.scene.Scene;

/** What somebody needs to go on alone. */
final class Addresses {

    private final Scene scene;
    private final Terminal terminal;

    Addresses(Scene scene, Terminal terminal) {
        this.scene = scene;
        this.terminal = terminal;
    }

    void show() {
        terminal.heading("Carillon stays up; Ctrl-C stops it");
        terminal.fact("SMTP", "127.0.0.1:" + scene.ports().smtp() + ", log in as " + Scene.REQUESTER);
        terminal.fact("REST", scene.server().uri("/api/v1"));
        terminal.fact("OpenAPI", scene.server().uri("/openapi"));
        terminal.fact("health", scene.server().uri("/health"));
        terminal.fact("JMS", "mq://127.0.0.1:" + scene.ports().jms() + ", queue carillon.requests");
        terminal.fact("keys", scene.server().secrets());
        terminal.fact("log", scene.server().log().file());
        terminal.fact(
                "test phones",
                Customers.WILLING + " answers, " + Customers.BUSY + " is busy, " + Customers.UNWILLING + " declines, "
                        + Customers.ABSENT + " is not at home");
        terminal.heading("Ask for a call yourself");
        terminal.line("KEY=$(sed -n 's/^carillon.key." + Scene.REQUESTER + "=//p' "
                + scene.server().secrets() + ")");
        terminal.line("curl -i " + scene.server().uri("/api/v1/sessions")
                + " -H \"Authorization: Bearer $KEY\" -H 'Content-Type: application/json' \\");
        terminal.line("     -d '{\"to\": \"" + Customers.WILLING
                + "\", \"application\": {\"text\": \"Your parcel has been shipped.\"}}'");
        terminal.blank();
    }
}
