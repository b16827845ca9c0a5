-- The external VoiceXML browser that an application runs in; null for our own interpreter.
alter table telephony_session add column application_browser varchar(64);
alter table incoming_number add column application_browser varchar(64);
