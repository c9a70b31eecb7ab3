-- Failed sign-ins are counted in `attempt`, by name and by address; a login of its own never did.

ALTER TABLE login DROP COLUMN failures;
ALTER TABLE login DROP COLUMN locked_until;
