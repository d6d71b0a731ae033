import type { zh } from '../zh/index.ts'
import { accounts } from './accounts.ts'
import { addresses } from './addresses.ts'
import { analysis } from './analysis.ts'
import { audit } from './audit.ts'
import { card } from './card.ts'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { divisions } from './divisions.ts'
import { errors } from './errors.ts'
import { eventDesk } from './event-desk.ts'
import { eventLoop } from './event-loop.ts'
import { events } from './events.ts'
import { findings } from './findings.ts'
import { freshness } from './freshness.ts'
import { gridEdit } from './grid-edit.ts'
import { gridPlans } from './grid-plans.ts'
import { grids } from './grids.ts'
import { imports } from './imports.ts'
import { incidents } from './incidents.ts'
import { layers } from './layers.ts'
import { myAccount } from './my-account.ts'
import { people } from './people.ts'
import { phone } from './phone.ts'
import { print } from './print.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { section } from './section.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { sql } from './sql.ts'
import { table } from './table.ts'
import { takeAway } from './take-away.ts'

type Texts = { [Domain in keyof typeof zh]: Record<keyof (typeof zh)[Domain], string> }

export const en: Texts = {
  accounts,
  addresses,
  analysis,
  audit,
  card,
  common,
  desk,
  errors,
  eventDesk,
  eventLoop,
  events,
  findings,
  freshness,
  gridEdit,
  gridPlans,
  grids,
  imports,
  incidents,
  layers,
  myAccount,
  section,
  roles,
  signIn,
  search,
  divisions,
  people,
  phone,
  print,
  shell,
  sql,
  table,
  takeAway,
}
