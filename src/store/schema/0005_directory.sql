-- Lists hold more than meetings: community resources stand beside them, by kind.
ALTER TABLE directory_meeting RENAME TO directory_listing;
ALTER TABLE directory_listing ADD COLUMN kind TEXT NOT NULL DEFAULT 'meeting';
