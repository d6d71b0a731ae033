import type { Mode } from '../settings.ts'
import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { type Finding, those } from './finding.ts'

interface Counts {
  administrators: number
  securityAdministrators: number
  auditors: number
  demo: number
  unused: number
  ranOut: number
  ending: number
  withoutRights: number
  mostSessions: number
}

const selectAccounts = loadSql(import.meta.url, 'select-accounts.sql')
const MANY_ADMINISTRATORS = 5
const MANY_SESSIONS = 20

/** Who administers, who need not be there any more, what ends soon. */
export async function checkAccounts(db: Database, mode: Mode): Promise<Finding[]> {
  const counts = await db.first<Counts>(selectAccounts)
  if (!counts) return []
  return [...(mode === 'production' ? administration(counts) : []), ...upkeep(counts)]
}

function administration(counts: Counts): Finding[] {
  const { administrators, securityAdministrators, auditors, demo } = counts
  const isSetUp = administrators > 0
  return those([
    !isSetUp && {
      grade: 'important',
      code: 'no-administrator',
      sentence: 'Nobody administers this installation.',
      advice: 'Open the one-time link that the server prints at its start.',
    },
    isSetUp &&
      securityAdministrators === 0 && {
        grade: 'important',
        code: 'no-security-administrator',
        sentence: 'Nobody can grant or withdraw rights.',
        advice: 'Create a security administrator with the one-time link of the set-up.',
      },
    isSetUp &&
      auditors === 0 && {
        grade: 'important',
        code: 'no-auditor',
        sentence: 'Nobody reads the audit log.',
        advice: 'Let the security administrator name an auditor.',
      },
    administrators + securityAdministrators > MANY_ADMINISTRATORS && {
      grade: 'recommended',
      code: 'many-administrators',
      sentence: `${administrators + securityAdministrators} people administer accounts or rights.`,
      advice: 'Two of each are enough; withdraw the others.',
    },
    demo > 0 && {
      grade: 'important',
      code: 'demo-accounts',
      sentence: `${demo} accounts of the demo are left over; they cannot sign in, but their grants look alive.`,
      advice: 'Disable them.',
    },
  ])
}

function upkeep(counts: Counts): Finding[] {
  const { unused, ranOut, ending, withoutRights, mostSessions } = counts
  return those([
    unused > 0 && {
      grade: 'recommended',
      code: 'unused-accounts',
      sentence: `${unused} enabled accounts have not been signed in to for 90 days.`,
      advice: 'Disable those whose people have gone.',
    },
    ranOut > 0 && {
      grade: 'recommended',
      code: 'passwords-ran-out',
      sentence: `${ranOut} one-time passwords have run out before they were used.`,
      advice: 'Give new ones, or disable the accounts.',
    },
    ending > 0 && {
      grade: 'recommended',
      code: 'grants-ending',
      sentence: `${ending} grants end within 14 days.`,
      advice: 'Renew those that are still needed.',
    },
    withoutRights > 0 && {
      grade: 'recommended',
      code: 'grants-ended',
      sentence: `${withoutRights} enabled accounts hold no grant any more.`,
      advice: 'Disable them, or grant anew.',
    },
    mostSessions > MANY_SESSIONS && {
      grade: 'recommended',
      code: 'many-sessions',
      sentence: `One account has ${mostSessions} sessions open.`,
      advice: 'Look in the audit log whether its password goes from hand to hand.',
    },
  ])
}
