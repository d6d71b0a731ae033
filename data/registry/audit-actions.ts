import type { AuditKind, AuditSeverity, Bilingual } from '../contracts/index.ts'
import { both } from './entry.ts'

export interface AuditActionEntry {
  name: Bilingual
  kind: AuditKind
  severity: AuditSeverity
}

const action = (
  kind: AuditKind,
  severity: AuditSeverity,
  zh: string,
  en: string,
): AuditActionEntry => ({ kind, severity, name: both(zh, en) })

/** Everything that is written into the audit log: object and verb. A new act is one line here. */
const ACTIONS = {
  'session.start': action('access', 1, '登录', 'Signed in'),
  'session.end': action('access', 1, '退出', 'Signed out'),
  'session.refuse': action('access', 2, '登录被拒', 'Sign-in refused'),
  'session.lock': action('access', 3, '账号锁定', 'Account locked out'),
  'session.revoke': action('access', 2, '会话被终止', 'Session ended by others'),
  'session.purpose': action('access', 1, '申明用途', 'Stated a purpose'),
  'feature.read': action('look', 1, '查看敏感信息', 'Looked at sensitive values'),
  'people.read': action('look', 1, '查看住户', 'Looked at residents'),
  'people.search': action('look', 2, '按证件或电话查人', 'Searched a person by number'),
  'features.read': action('take', 2, '批量读取（OGC）', 'Read in bulk (OGC)'),
  'pack.read': action('take', 2, '下载数据包', 'Downloaded a pack'),
  'columns.read': action('look', 1, '载入分析数据', 'Loaded data for analysis'),
  'address.index': action('take', 2, '下载地址索引', 'Downloaded the address index'),
  'answer.take': action('take', 2, '带走分析结果', 'Took an answer away'),
  'layer.export': action('take', 2, '导出图层', 'Exported a layer'),
  'import.commit': action('change', 1, '导入数据', 'Imported data'),
  'import.rows': action('take', 1, '下载导入的行', 'Downloaded rows of an import'),
  'import.undo': action('change', 1, '撤销导入', 'Took an import back'),
  'address.alias': action('change', 1, '变更地址别名', 'Changed the other names of an address'),
  'address.change': action('change', 2, '变更标准地址', 'Changed a standard address'),
  'event.report': action('change', 1, '上报事件', 'Reported an event'),
  'event.act': action('change', 1, '办理事件', 'Acted on an event'),
  'event.photo': action('look', 1, '查看事件照片', 'Looked at a photo of an event'),
  'incident.survey': action('look', 2, '一键指挥查询', 'Surveyed an area for an incident'),
  'incident.open': action('change', 3, '启动一键指挥', 'Opened an incident'),
  'incident.photo': action('look', 1, '查看清点照片', 'Looked at a photo of a door'),
  'incident.position': action('look', 2, '在岗位置', 'Shared or looked up positions on duty'),
  'incident.zone': action('change', 1, '变更预设区域', 'Changed prepared zones'),
  'incident.act': action('change', 1, '突发事件操作', 'Acted in an incident'),
  'event.routing': action('change', 2, '变更分派规则', 'Changed how events are routed'),
  'shift.offer': action('change', 1, '交班', 'Offered a shift'),
  'shift.answer': action('change', 1, '接班答复', 'Answered a shift hand-over'),
  'photo.purge': action('system', 2, '清理过期照片', 'Purged old photos'),
  'alarm.acknowledge': action('change', 1, '确认预警', 'Acknowledged an alarm'),
  'prewarning.rules': action('change', 2, '变更预警规则', 'Changed the prewarning rules'),
  'prewarning.check': action('change', 1, '立即检查预警', 'Checked for alarms at once'),
  'sensor.register': action('change', 1, '登记传感器', 'Registered sensors'),
  'weather.warn': action('change', 2, '接收气象预警', 'Took a weather warning'),
  'grid.begin': action('change', 1, '新建网格方案', 'Began a grid plan'),
  'grid.draw': action('change', 1, '绘制网格', 'Drew on a grid plan'),
  'grid.comment': action('change', 1, '批注网格方案', 'Commented on a grid plan'),
  'grid.staff': action('change', 2, '调整网格人员', 'Changed who works in a grid'),
  'grid.decide': action('change', 2, '审批网格方案', 'Decided on a grid plan'),
  'grid.publish': action('change', 3, '发布网格', 'Published grids'),
  'grid.handOver': action('look', 2, '查看移交清单', 'Looked at hand-over lists'),
  'grid.export': action('take', 2, '导出网格', 'Exported grids'),
  'address.certify': action('change', 1, '核实标准地址', 'Certified standard addresses'),
  'address.reverse': action('change', 2, '撤销地址变更', 'Took a change of addresses back'),
  'layer.remove': action('change', 2, '删除图层', 'Removed a layer'),
  'view.save': action('change', 1, '保存视图', 'Saved a view'),
  'view.change': action('change', 1, '修改视图', 'Changed a saved view'),
  'view.remove': action('change', 1, '删除视图', 'Removed a saved view'),
  'setup.complete': action('rights', 3, '创建首个管理员', 'Created the first administrator'),
  'user.add': action('rights', 2, '新增账号', 'Added an account'),
  'user.change': action('rights', 2, '修改账号', 'Changed an account'),
  'user.disable': action('rights', 2, '停用账号', 'Disabled an account'),
  'user.enable': action('rights', 2, '启用账号', 'Enabled an account'),
  'user.password': action('rights', 2, '修改密码', 'Changed a password'),
  'user.reset': action('rights', 2, '重置密码', 'Reset a password'),
  'user.unlock': action('rights', 2, '解除锁定', 'Unlocked an account'),
  'user.link': action('rights', 2, '关联外部身份', 'Linked with an outside identity'),
  'factor.add': action('rights', 2, '启用二次验证', 'Set up a second factor'),
  'factor.codes': action('rights', 2, '更换恢复码', 'Took new recovery codes'),
  'factor.remove': action('rights', 2, '停用二次验证', 'Removed a second factor'),
  'policy.change': action('rights', 3, '变更登录规则', 'Changed the sign-in rules'),
  'grant.add': action('rights', 2, '授予权限', 'Granted rights'),
  'grant.change': action('rights', 2, '变更权限', 'Changed rights'),
  'grant.end': action('rights', 2, '收回权限', 'Withdrew rights'),
  'key.create': action('system', 2, '生成密钥', 'Created a key'),
  'key.rotate': action('system', 3, '轮换密钥', 'Rotated the keys'),
  'key.replace': action('system', 3, '密钥丢失，更换密钥', 'Replaced lost keys'),
  'backup.create': action('system', 2, '备份', 'Made a backup'),
  'backup.restore': action('system', 3, '恢复备份', 'Restored a backup'),
  'audit.read': action('system', 1, '查阅审计', 'Read the audit log'),
  'audit.export': action('take', 2, '导出审计', 'Exported audit entries'),
  'audit.verify': action('system', 1, '校验审计链', 'Verified the audit chain'),
  'audit.erase': action('system', 3, '抹除审计内容', 'Erased contents of entries'),
  'audit.archive': action('system', 3, '归档审计', 'Archived audit entries'),
} as const satisfies Record<string, AuditActionEntry>

export type AuditAction = keyof typeof ACTIONS

export const AUDIT_ACTIONS: Readonly<Record<AuditAction, AuditActionEntry>> = ACTIONS

/** What the log holds may be older or newer than this program: then there is no entry. */
export function auditAction(code: string): AuditActionEntry | undefined {
  return Object.hasOwn(ACTIONS, code) ? ACTIONS[code as AuditAction] : undefined
}

export function auditActionsOf(kind: AuditKind): AuditAction[] {
  const codes = Object.keys(ACTIONS) as AuditAction[]
  return codes.filter((code) => ACTIONS[code].kind === kind)
}
