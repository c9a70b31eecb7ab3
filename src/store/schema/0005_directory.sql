-- Lists hold more than meetings: community resources stand beside them, by kind.
ALTER TABLE directory_meeting RENAME TO directory_listing;
ALTER TABLE directory_listing ADD COLUMN kind TEXT NOT NULL DEFAULT 'meeting';

-- What became of reading a list, as JSON, and when it is read again by itself; no moment: never.
ALTER TABLE directory_source ADD COLUMN state TEXT NOT NULL DEFAULT '{}';
ALTER TABLE directory_source ADD COLUMN next_at INTEGER;

-- Two listings, `source/key`, that are not the same meeting whatever they look like.
CREATE TABLE directory_split (
    organization BLOB NOT NULL,
    first        TEXT NOT NULL,
    second       TEXT NOT NULL,
    PRIMARY KEY (organization, first, second)
) STRICT;

-- What people noticed about a listing. Kept apart from what its list says, and without who said it:
-- which meetings somebody looks at is nobody's business.
CREATE TABLE directory_correction (
    organization BLOB NOT NULL,
    id           BLOB NOT NULL,
    listing      TEXT NOT NULL,
    body         TEXT NOT NULL,
    state        INTEGER NOT NULL,
    made_at      INTEGER NOT NULL,
    PRIMARY KEY (organization, id)
) STRICT;
CREATE INDEX directory_correction_by_listing ON directory_correction (organization, listing);

-- only: postgresql
GRANT SELECT, INSERT, UPDATE, DELETE ON directory_split, directory_correction TO alongside_server;
-- end
