export const roles = {
  commander: 'Commander',
  planner: 'Grid planner',
  analyst: 'Analyst',
  steward: 'Data steward',
  gridWorker: 'Grid worker',
  handler: 'Handler',
  dispatcher: 'Dispatcher',
  auditor: 'Auditor',
  administrator: 'Administrator',
  securityAdministrator: 'Security administrator',
}
