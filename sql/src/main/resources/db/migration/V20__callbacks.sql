-- Where else a session's outcome is told, and in which form.
alter table telephony_session add column reply_callback varchar(2000);
alter table telephony_session add column reply_mail_parts varchar(40);
