-- Rows about nothing in the base are about something new, whatever they were found to be before. $1 job.
update import_row
set kind = 'added', from_lon = null, from_lat = null
where job = $1 and code is null and kind in ('changed', 'moved', 'same')
