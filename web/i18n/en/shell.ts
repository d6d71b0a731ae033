export const shell = {
  productName: 'OneMap',
  workspaces: 'Workspaces',
  map: 'Map',
  events: 'Events',
  command: 'Command',
  grids: 'Grids',
  analysis: 'Analysis',
  data: 'Data',
  cockpit: 'Cockpit',
}
