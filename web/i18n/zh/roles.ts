export const roles = {
  commander: '指挥长',
  planner: '网格规划员',
  analyst: '数据分析师',
  steward: '数据管理员',
  gridWorker: '网格员',
  handler: '处置员',
  dispatcher: '分拨员',
  auditor: '审计员',
  administrator: '系统管理员',
  securityAdministrator: '安全管理员',
}
