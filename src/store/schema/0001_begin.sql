-- The first schema. Written in SQLite's STRICT types; for PostgreSQL the loader puts BIGINT for
-- INTEGER and BYTEA for BLOB, and leaves STRICT out. A line `-- only: <engine>` begins a part for one
-- engine, `-- end` ends it.
--
-- Every key begins with the organization, so that the same tables can be spread over machines by it.
-- In clear are ids, times, counts and codes; whatever tells who or what is sealed. Instants are
-- milliseconds since 1970 in UTC, days are days since 1970, ids are 16 bytes.

CREATE TABLE organization (
    organization   BLOB NOT NULL PRIMARY KEY,
    sealed         BLOB NOT NULL,
    people_version INTEGER NOT NULL,
    created_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE organization_key (
    organization BLOB NOT NULL REFERENCES organization,
    purpose      INTEGER NOT NULL,
    wrapped      BLOB NOT NULL,
    key_id       BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, purpose)
) STRICT;

CREATE TABLE program (
    organization BLOB NOT NULL REFERENCES organization,
    program      BLOB NOT NULL,
    sealed       BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, program)
) STRICT;

CREATE TABLE person (
    organization BLOB NOT NULL REFERENCES organization,
    person       BLOB NOT NULL,
    sealed       BLOB NOT NULL,
    state        INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, person)
) STRICT;

CREATE TABLE membership (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    program      BLOB NOT NULL,
    role         INTEGER NOT NULL,
    since        INTEGER NOT NULL,
    until        INTEGER,
    PRIMARY KEY (organization, person, program, role),
    FOREIGN KEY (organization, person) REFERENCES person,
    FOREIGN KEY (organization, program) REFERENCES program
) STRICT;
CREATE INDEX membership_by_program ON membership (organization, program, role);

CREATE TABLE name_index (
    organization BLOB NOT NULL,
    token        BLOB NOT NULL,
    person       BLOB NOT NULL,
    PRIMARY KEY (organization, token, person),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE INDEX name_index_by_person ON name_index (organization, person);

CREATE TABLE login (
    organization    BLOB NOT NULL,
    person          BLOB NOT NULL,
    login_index     BLOB NOT NULL,
    sealed_password BLOB NOT NULL,
    sealed_totp     BLOB,
    sealed_recovery BLOB,
    totp_counter    INTEGER NOT NULL,
    failures        INTEGER NOT NULL,
    locked_until    INTEGER,
    changed_at      INTEGER NOT NULL,
    PRIMARY KEY (organization, person),
    UNIQUE (organization, login_index),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;

CREATE TABLE session (
    organization BLOB NOT NULL,
    token_hash   BLOB NOT NULL,
    person       BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    level        INTEGER NOT NULL,
    PRIMARY KEY (organization, token_hash),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE INDEX session_by_person ON session (organization, person);

CREATE TABLE invite (
    organization BLOB NOT NULL,
    token_hash   BLOB NOT NULL,
    code_hash    BLOB NOT NULL,
    person       BLOB NOT NULL,
    created_by   BLOB NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER,
    PRIMARY KEY (organization, token_hash),
    FOREIGN KEY (organization, person) REFERENCES person
) STRICT;
CREATE INDEX invite_by_person ON invite (organization, person);
CREATE UNIQUE INDEX invite_by_code ON invite (organization, code_hash);

CREATE TABLE attempt (
    organization BLOB NOT NULL,
    bucket       BLOB NOT NULL,
    count        INTEGER NOT NULL,
    since        INTEGER NOT NULL,
    PRIMARY KEY (organization, bucket)
) STRICT;

-- `wrapped` becomes NULL when the key is destroyed; the row stays, so that no new key takes its place.
CREATE TABLE subject_key (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    wrapped      BLOB,
    created_at   INTEGER NOT NULL,
    destroyed_at INTEGER,
    PRIMARY KEY (organization, subject)
) STRICT;

CREATE TABLE journal (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    head         INTEGER NOT NULL,
    head_hash    BLOB NOT NULL,
    recorded_at  INTEGER NOT NULL,
    PRIMARY KEY (organization, subject)
) STRICT;

-- A rowid table on purpose: appending is 3.7 times as fast as with the key as the table's order.
CREATE TABLE entry (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    seq          INTEGER NOT NULL,
    id           BLOB NOT NULL,
    kind         INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    author       BLOB NOT NULL,
    role         INTEGER NOT NULL,
    on_behalf    INTEGER NOT NULL,
    occurred_at  INTEGER NOT NULL,
    recorded_at  INTEGER NOT NULL,
    audience     INTEGER NOT NULL,
    about        BLOB,
    sealed       BLOB NOT NULL,
    hash         BLOB NOT NULL,
    UNIQUE (organization, subject, seq),
    UNIQUE (organization, subject, id)
) STRICT;

CREATE TABLE signed_head (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    seq          INTEGER NOT NULL,
    hash         BLOB NOT NULL,
    signed_at    INTEGER NOT NULL,
    signature    BLOB NOT NULL,
    PRIMARY KEY (organization, subject, seq)
) STRICT;

-- The next three are computed from the journals and can be dropped and built again.
CREATE TABLE summary (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    due_at       INTEGER NOT NULL,
    sealed       BLOB NOT NULL,
    PRIMARY KEY (organization, subject)
) STRICT;

CREATE TABLE care_team (
    organization BLOB NOT NULL,
    person       BLOB NOT NULL,
    subject      BLOB NOT NULL,
    role         INTEGER NOT NULL,
    since        INTEGER NOT NULL,
    PRIMARY KEY (organization, person, subject)
) STRICT;
CREATE INDEX care_team_by_subject ON care_team (organization, subject);

CREATE TABLE day_count (
    organization BLOB NOT NULL,
    program      BLOB NOT NULL,
    day          INTEGER NOT NULL,
    measure      INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    PRIMARY KEY (organization, program, day, measure)
) STRICT;

CREATE TABLE opening (
    organization BLOB NOT NULL,
    subject      BLOB NOT NULL,
    at           INTEGER NOT NULL,
    viewer       BLOB NOT NULL,
    what         INTEGER NOT NULL,
    why          INTEGER NOT NULL
) STRICT;
CREATE INDEX opening_by_subject ON opening (organization, subject, at);
CREATE INDEX opening_by_viewer ON opening (organization, viewer, at);

-- Public data, as the sources publish it.
CREATE TABLE directory_source (
    organization BLOB NOT NULL,
    source       TEXT NOT NULL,
    settings     TEXT NOT NULL,
    updated_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    PRIMARY KEY (organization, source)
) STRICT;

CREATE TABLE directory_meeting (
    organization  BLOB NOT NULL,
    source        TEXT NOT NULL,
    key           TEXT NOT NULL,
    payload       TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at  INTEGER NOT NULL,
    vanished_at   INTEGER,
    PRIMARY KEY (organization, source, key),
    FOREIGN KEY (organization, source) REFERENCES directory_source
) STRICT;

-- What was written stays written: the database itself refuses to change or remove it.
-- only: sqlite
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
CREATE TRIGGER signed_head_is_never_changed BEFORE UPDATE ON signed_head
BEGIN SELECT RAISE(ABORT, 'signed heads are never changed'); END;
CREATE TRIGGER signed_head_is_never_removed BEFORE DELETE ON signed_head
BEGIN SELECT RAISE(ABORT, 'signed heads are never removed'); END;
CREATE TRIGGER opening_is_never_changed BEFORE UPDATE ON opening
BEGIN SELECT RAISE(ABORT, 'openings are never changed'); END;
CREATE TRIGGER opening_is_never_removed BEFORE DELETE ON opening
BEGIN SELECT RAISE(ABORT, 'openings are never removed'); END;
-- end

-- only: postgresql
-- The server works as this role, which owns nothing. Roles belong to the whole cluster, so another
-- database may have made it already, perhaps at this very moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alongside_server') THEN
        CREATE ROLE alongside_server NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;
DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'alongside_server', 'MEMBER') THEN
        EXECUTE format('GRANT alongside_server TO %I', current_user);
    END IF;
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    organization, organization_key, program, person, membership, name_index, login, session, invite,
    attempt, subject_key, journal, summary, care_team, day_count, directory_source, directory_meeting
    TO alongside_server;
GRANT SELECT, INSERT ON entry, signed_head, opening TO alongside_server;
GRANT SELECT ON schema_version TO alongside_server;
-- end
