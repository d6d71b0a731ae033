-- Cells whose workers a plan says; others have those of their grid.
alter table grid_plan add column staffed text[] not null default '{}';
