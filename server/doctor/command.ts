import { Refusal } from '../../data/contracts/index.ts'
import type { Command } from '../command.ts'
import { checkDatabase } from './check-database.ts'
import { checkMachine } from './check-machine.ts'
import { checkPacks } from './check-packs.ts'

const GRADES = ['critical', 'important', 'recommended'] as const

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Look for what is wrong with this installation and say what to do.',
  usage: 'doctor',
  options: {},
  run: async ({ services, print }) => {
    const { db, settings } = await services()
    const findings = [
      ...checkMachine(settings),
      ...(await checkDatabase(db, settings.mode)),
      ...(await checkPacks(db, settings.dataDir)),
    ]
    for (const grade of GRADES) {
      for (const finding of findings.filter((found) => found.grade === grade)) {
        print(`${grade.padEnd(11)}  ${finding.sentence}`)
      }
    }
    const critical = findings.filter((finding) => finding.grade === 'critical').length
    if (critical > 0) {
      throw new Refusal(
        500,
        'critical',
        `${critical} critical findings: OneMap cannot work well like this.`,
      )
    }
    print(findings.length === 0 ? 'Nothing to complain about.' : 'Nothing critical.')
  },
}
