-- SHA-256 fingerprints of certificates of which sign-in asks for one, blanks between. The older column was a note only.
alter table access.account add column certificates text;
