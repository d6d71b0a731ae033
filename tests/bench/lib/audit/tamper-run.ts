import { verifyInside } from '../../../../server/audit/verify-audit.ts'
import type { Database } from '../../../../server/storage/database.ts'
import { type AuditWorld, makeAuditWorld } from './audit-world.ts'
import { touchNothing } from './change-log.ts'
import { type Draw, TAMPERS } from './tampers.ts'

export interface TamperRun {
  /** By kind: how often it was done and found. */
  kinds: Map<string, { done: number; found: number }>
  /** What was not found: kind and how often drawn before. */
  missed: string[]
  /** Verifications of the untouched log, first and last, that found something. */
  falseAlarms: string[]
}

class Undone extends Error {}

/** So many tampers with a log, one at a time, each verified and taken back. */
export async function tamperWith(
  db: Database,
  count: number,
  draw: Draw,
  onProgress: (done: number) => void = () => undefined,
): Promise<TamperRun> {
  const world = await makeAuditWorld(db, 60)
  const run: TamperRun = { kinds: new Map(), missed: [], falseAlarms: [] }
  const check = async () => {
    const verdict = await db.transaction(async (client) => {
      await touchNothing(client)
      return verifyInside(client, optionsOf(world))
    })
    if (!verdict.whole) run.falseAlarms.push(verdict.sentence)
  }
  await check()
  for (let done = 0; done < count; done++) {
    await tamperOnce(db, world, done, draw, run)
    onProgress(done + 1)
  }
  await check()
  return run
}

const optionsOf = ({ heads, key }: AuditWorld) => ({ heads, publicKey: key.publicKey })

/** One that changes nothing (say, the purpose of an entry that was erased) is drawn again. */
async function tamperOnce(
  db: Database,
  world: AuditWorld,
  number: number,
  draw: Draw,
  run: TamperRun,
): Promise<void> {
  const tamper = TAMPERS[number % TAMPERS.length]!
  let verdict: { whole: boolean } | undefined
  while (verdict === undefined) {
    await db
      .transaction(async (client) => {
        if (await tamper.apply(client, world, draw)) {
          verdict = await verifyInside(client, optionsOf(world))
        }
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
  }
  const kind = run.kinds.get(tamper.name) ?? { done: 0, found: 0 }
  const found = kind.found + (verdict.whole ? 0 : 1)
  run.kinds.set(tamper.name, { done: kind.done + 1, found })
  if (verdict.whole) run.missed.push(`${tamper.name} (number ${number})`)
}
