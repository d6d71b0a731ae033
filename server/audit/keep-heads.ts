import type { Services } from '../services.ts'
import { appendHead, newestHead } from './heads.ts'
import { readHead } from './read-head.ts'
import { openSigningKey } from './signing-key.ts'

type Needs = Pick<Services, 'db' | 'log' | 'settings'>

const LOOK_EVERY_MS = 10_000
/** A head is signed after so many entries, or after so long when there was one at all, and at the end. */
const ENTRIES = 500
const MINUTES = 5

/** Signs where the chain stands, as long as the server runs. `stop` signs once more. */
export async function keepHeads({ db, log, settings }: Needs): Promise<{ stop(): Promise<void> }> {
  const key = openSigningKey(`${settings.keyFile}.audit`)
  const path = settings.auditHeads
  let last = newestHead(path)
  let signedAt = 0
  const look = async (atOnce: boolean) => {
    const head = await readHead(db)
    if (!head || head.seq <= (last?.seq ?? 0)) return
    const isDue =
      head.seq - (last?.seq ?? 0) >= ENTRIES || Date.now() - signedAt >= MINUTES * 60_000
    if (!atOnce && !isDue) return
    appendHead(path, key, head)
    last = newestHead(path)
    signedAt = Date.now()
  }
  await warnOfCut({ db, log, settings })
  await look(true)
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking
      .then(() => look(false))
      .catch((error: unknown) => log.error({ err: error }, 'No head of the audit log was signed'))
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
      await look(true)
    },
  }
}

/** The first thing that a restored or cut-off log shows; the rest says `audit verify`. */
async function warnOfCut({ db, log, settings }: Needs): Promise<void> {
  const head = newestHead(settings.auditHeads)
  const now = await readHead(db)
  if (!head || head.seq <= (now?.seq ?? 0)) return
  log.error(
    { signed: head.seq, found: now?.seq ?? 0 },
    `The audit log ends before entry ${head.seq}, which ${settings.auditHeads} has seen.`,
  )
}
