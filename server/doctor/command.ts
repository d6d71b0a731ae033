import { Refusal } from '../../data/contracts/index.ts'
import type { Command } from '../command.ts'
import { readLock } from '../security/keys/index.ts'
import type { Services } from '../services.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkAudit } from './check-audit.ts'
import { checkDatabase } from './check-database.ts'
import { checkKeys } from './check-keys.ts'
import { checkMachine } from './check-machine.ts'
import { checkPacks } from './check-packs.ts'
import type { Finding } from './finding.ts'

const GRADES = ['critical', 'important', 'recommended'] as const

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Look for what is wrong with this installation and say what to do.',
  usage: 'doctor [--json]',
  options: {
    json: { type: 'boolean', describe: 'Findings as a JSON array, for programs that watch' },
  },
  run: async ({ services, print, options }) => {
    const findings = await examine(await services())
    if (options.json) print(JSON.stringify(findings, null, 2))
    else for (const { grade, sentence, advice } of findings) print(line(grade, sentence, advice))
    const critical = findings.filter(({ grade }) => grade === 'critical').length
    if (critical > 0) {
      const sentence = `${critical} critical finding${critical === 1 ? '' : 's'}: do not go on like this.`
      throw new Refusal(500, 'critical', sentence)
    }
    if (!options.json) {
      print(findings.length === 0 ? 'Nothing to complain about.' : 'Nothing critical.')
    }
  },
}

const line = (grade: string, sentence: string, advice: string) =>
  `${grade.padEnd(11)}  ${sentence} ${advice}`

/** The gravest first. */
export async function examine({
  db,
  settings,
}: Pick<Services, 'db' | 'settings'>): Promise<Finding[]> {
  const findings = [
    ...checkMachine(settings),
    ...checkKeys(settings, await readLock(db)),
    ...(await checkDatabase(db)),
    ...(await checkAccounts(db, settings.mode)),
    ...(await checkAudit(db, settings)),
    ...(await checkPacks(db, settings.dataDir)),
  ]
  return GRADES.flatMap((grade) => findings.filter((finding) => finding.grade === grade))
}
