export const divisions = {
  choose: 'Choose an area',
  everything: 'Everything I may see',
  filterHint: 'Filter by name or code',
  level_district: 'District',
  level_subdistrict: 'Subdistricts',
  level_community: 'Communities',
  level_grid: 'Grids',
  open: 'Go into it',
  clear: 'Back to everything',
  none: 'No area matches',
  up: 'One level up',
}
