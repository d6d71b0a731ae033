import { matchCommand } from './addresses/command.ts'
import { auditCommand } from './audit/command.ts'
import { backupCommand } from './backup/command.ts'
import { restoreCommand } from './backup/restore-command.ts'
import type { Command } from './command.ts'
import { doctorCommand } from './doctor/command.ts'
import { simulateSensorsCommand } from './events/prewarning/command.ts'
import { exportCommand } from './export/command.ts'
import { importCommand } from './imports/command.ts'
import { layersCommand } from './layers/command.ts'
import { publishCommand } from './publish/command.ts'
import { publishAll } from './publish/publish-all.ts'
import { sampleCommand } from './sample/command.ts'
import { userCommand } from './security/command.ts'
import { keysCommand } from './security/keys/command.ts'

/** Every verb, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  sampleCommand,
  importCommand,
  publishCommand,
  layersCommand,
  exportCommand,
  matchCommand,
  userCommand,
  auditCommand,
  keysCommand,
  backupCommand,
  restoreCommand((services, progress) => publishAll(services, 'dirty', progress)),
  doctorCommand,
  simulateSensorsCommand,
]
