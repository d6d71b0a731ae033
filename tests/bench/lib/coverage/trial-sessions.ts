import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCoverage } from '../../../../data/rules/coverage/coverage.ts'
import { ROOT } from '../child-server.ts'
import { runTrial, type TrialResult } from './edit-trial.ts'

/** Random edits of one coverage from one seed on: what is done at one go, and need not be done again. */
export interface TrialSession {
  coverage: string
  seed: number
  edits: number
}

export interface SessionResult extends TrialSession {
  result: Omit<TrialResult, 'byKind'>
}

/** So many edits begin with the coverage as it was imported; then the next ones do. */
const SESSION_EDITS = 20_000
const VERIFY_EVERY = 5000
const UNDO_EVERY = 10_000

export function listSessions(coverages: readonly string[], edits: number, seed: number) {
  const share = Math.ceil(edits / coverages.length)
  return coverages.flatMap((coverage) =>
    Array.from(
      { length: Math.ceil(share / SESSION_EDITS) },
      (_, k): TrialSession => ({
        coverage,
        seed: seed * 1000 + k,
        edits: Math.min(SESSION_EDITS, share - k * SESSION_EDITS),
      }),
    ),
  )
}

/** What sessions of just these rules and coverages have come to, kept under `.cache/bench`. */
export class TrialJournal {
  readonly #file: string
  readonly #done = new Map<string, SessionResult>()

  constructor(coverages: ReadonlyMap<string, string>) {
    const folder = join(ROOT, '.cache/bench/coverage')
    mkdirSync(folder, { recursive: true })
    this.#file = join(folder, `${digestOf(coverages)}.jsonl`)
    const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').trim().split('\n') : []
    for (const line of lines.filter(Boolean)) {
      const session = JSON.parse(line) as SessionResult
      this.#done.set(keyOf(session), session)
    }
  }

  find(session: TrialSession): SessionResult | undefined {
    return this.#done.get(keyOf(session))
  }

  add(session: SessionResult): void {
    this.#done.set(keyOf(session), session)
    appendFileSync(this.#file, `${JSON.stringify(session)}\n`)
  }
}

export function runSession(session: TrialSession, text: string): SessionResult {
  const { seed, edits } = session
  const options = { edits, seed, verifyEvery: VERIFY_EVERY, undoEvery: UNDO_EVERY }
  const { byKind: _, ...result } = runTrial(readCoverage(text), options)
  return { ...session, result }
}

const keyOf = ({ coverage, seed, edits }: TrialSession) => `${coverage} ${seed} ${edits}`

/** What the result of a session hangs on: how edits are made and verified, and what they begin with. */
const RULES = ['data/rules/coverage', 'data/rules/coverage/operations']
const TRIAL = ['edit-trial.ts', 'fingerprint.ts', 'random-edit.ts']

function digestOf(coverages: ReadonlyMap<string, string>): string {
  const rules = RULES.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => join(ROOT, folder, file)),
  )
  const hash = createHash('sha256')
  for (const file of [...rules, ...TRIAL.map((name) => join(import.meta.dirname, name))]) {
    hash.update(readFileSync(file))
  }
  for (const [name, text] of coverages) hash.update(name).update(text)
  return hash.digest('hex').slice(0, 16)
}
