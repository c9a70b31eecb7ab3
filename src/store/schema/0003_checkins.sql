-- Check-ins and instruments: what the server does by itself, messages that leave the house, and ways
-- in for one purpose.

-- When the program has something to do for a client by itself; nothing: never.
ALTER TABLE summary ADD COLUMN wake_at INTEGER;
CREATE INDEX summary_by_wake ON summary (organization, wake_at) WHERE wake_at IS NOT NULL;

-- Who was told of a concern that nobody has answered yet. Computed from the journals.
CREATE TABLE concern_told (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    concern      BLOB NOT NULL,
    subject      BLOB NOT NULL,
    due_at       INTEGER NOT NULL,
    PRIMARY KEY (organization, person, concern)
) STRICT;
CREATE INDEX concern_told_by_subject ON concern_told (organization, subject, concern);

-- Where a person can be reached outside of the app: an address, sealed with their own key, that counts
-- once it was confirmed with a code.
CREATE TABLE reach (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    channel      INTEGER NOT NULL,
    sealed       BLOB NOT NULL,
    confirmed_at INTEGER,
    code_hash    BLOB,
    code_until   INTEGER,
    tries        INTEGER NOT NULL,
    PRIMARY KEY (organization, person, channel),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;

-- Messages on their way out. The id is made from what is said to whom, so that nothing is queued twice.
CREATE TABLE outgoing (
    organization BLOB NOT NULL,
    id           BLOB NOT NULL,
    person       BLOB NOT NULL,
    subject      BLOB,
    purpose      INTEGER NOT NULL,
    sealed       BLOB,
    channel      INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    until        INTEGER NOT NULL,
    state        INTEGER NOT NULL,
    tries        INTEGER NOT NULL,
    PRIMARY KEY (organization, id),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE INDEX outgoing_by_due ON outgoing (organization, state, due_at);
CREATE INDEX outgoing_by_person ON outgoing (organization, person);

-- A way in for one purpose and a short time: a link in a reminder, a code from the desk, a visit at the
-- clinic's tablet.
CREATE TABLE pass (
    organization BLOB NOT NULL,
    token_hash   BLOB NOT NULL,
    code_hash    BLOB,
    person       BLOB NOT NULL,
    purpose      INTEGER NOT NULL,
    created_by   BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER,
    PRIMARY KEY (organization, token_hash),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE UNIQUE INDEX pass_by_code ON pass (organization, code_hash);
CREATE INDEX pass_by_person ON pass (organization, person);

-- A clinic's tablet that is signed in to a program.
CREATE TABLE kiosk (
    organization BLOB NOT NULL,
    token_hash   BLOB NOT NULL,
    program      BLOB NOT NULL,
    sealed       BLOB NOT NULL,
    created_by   BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, token_hash),
    FOREIGN KEY (organization, program) REFERENCES program
) STRICT;

-- A client's PIN for the clinic's tablet: an Argon2id text, sealed.
CREATE TABLE pin (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    sealed       BLOB NOT NULL,
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, person),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;

-- only: postgresql
GRANT SELECT, INSERT, UPDATE, DELETE ON concern_told, reach, outgoing, pass, kiosk, pin
    TO alongside_server;
-- end
