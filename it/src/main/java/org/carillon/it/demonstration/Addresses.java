package org.carillon.it.demonstration;

/** What somebody needs to go on alone. */
final class Addresses {

    private final Stage stage;
    private final Terminal terminal;

    Addresses(Stage stage, Terminal terminal) {
        this.stage = stage;
        this.terminal = terminal;
    }

    void show() {
        terminal.heading("Carillon stays up; Ctrl-C stops it");
        terminal.fact("SMTP", "127.0.0.1:" + stage.ports().smtp() + ", log in as " + Stage.REQUESTER);
        terminal.fact("REST", stage.server().uri("/api/v1"));
        terminal.fact("OpenAPI", stage.server().uri("/openapi"));
        terminal.fact("health", stage.server().uri("/health"));
        terminal.fact("JMS", "mq://127.0.0.1:" + stage.ports().jms() + ", queue carillon.requests");
        terminal.fact("keys", stage.server().secrets());
        terminal.fact("log", stage.server().log().file());
        terminal.fact(
                "test phones",
                Stage.CUSTOMER + " answers, " + Stage.BUSY_CUSTOMER + " is busy, " + Stage.UNWILLING_CUSTOMER
                        + " declines, " + Stage.ABSENT_CUSTOMER + " is not at home");
        terminal.heading("Ask for a call yourself");
        terminal.line("KEY=$(sed -n 's/^carillon.key." + Stage.REQUESTER + "=//p' "
                + stage.server().secrets() + ")");
        terminal.line("curl -i " + stage.server().uri("/api/v1/sessions")
                + " -H \"Authorization: Bearer $KEY\" -H 'Content-Type: application/json' \\");
        terminal.line("     -d '{\"to\": \"" + Stage.CUSTOMER
                + "\", \"application\": {\"text\": \"Your parcel has been shipped.\"}}'");
        terminal.blank();
    }
}
