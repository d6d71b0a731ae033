-- How long the log is: its first and last number, when the last was written, and how many contents were erased.
select
  (select min(seq) from audit_entry) as first,
  (select max(seq) from audit_entry) as last,
  (select at from audit_entry order by seq desc limit 1) as at,
  (select count(*)::int from audit_content where erasure is not null) as erased
