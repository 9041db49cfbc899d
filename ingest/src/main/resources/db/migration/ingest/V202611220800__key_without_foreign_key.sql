-- The check of this foreign key looked the sender up and locked its row once for every event, and batches of one sender
-- met on that lock. A key's sender is the one that its batch names, whose own foreign key is checked once a batch;
-- senders are never deleted.
alter table event.key drop constraint key_sender_id_fkey;
