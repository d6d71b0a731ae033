-- What of the base an import was compared with: as long as it is the same, a commit need not compare again.
alter table import_job add column seen text;
