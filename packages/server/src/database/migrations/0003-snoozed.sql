-- What is put off is looked for every minute, among all that is unread.
create index notification_snoozed on notification (company, snoozed_until) where snoozed_until is not null;
