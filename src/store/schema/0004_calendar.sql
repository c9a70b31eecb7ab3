-- The private address under which a client's calendar can be read: one for each, by its token's hash.
CREATE TABLE calendar_feed (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    token_hash   BLOB NOT NULL,
    discreet     INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, person),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE UNIQUE INDEX calendar_feed_by_token ON calendar_feed (organization, token_hash);

-- only: postgresql
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO alongside_server;
-- end
