import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { archiveAudit } from './archive.ts'
import { eraseContents } from './erase.ts'
import { exportAudit } from './export-audit.ts'
import { appendHead, readHeads, signHead } from './heads.ts'
import { readHead } from './read-head.ts'
import { openSigningKey, publicPem, readPublicKey } from './signing-key.ts'
import { verifyArchive } from './verify-archive.ts'
import { verifyAudit } from './verify-audit.ts'

export const auditCommand: Command = {
  name: 'audit',
  summary: 'Verify, export, archive the audit log, or erase a person’s contents in it.',
  usage:
    'audit verify [--heads <file>] [--public-key <file>] [--archive <file>] | audit head [--out <file>] | audit export --out <file> | audit erase (--user <name or id> | --target <code>) [--reason <text>] | audit archive --months <n> --out <file>',
  options: {
    heads: { type: 'string', value: '<file>', describe: 'Signed heads that were kept elsewhere' },
    'public-key': { type: 'string', value: '<file>', describe: 'The key that was kept elsewhere' },
    archive: { type: 'string', value: '<file>', describe: 'Verify this archive instead' },
    out: { type: 'string', value: '<file>', describe: 'Where to write' },
    user: { type: 'string', value: '<account>', describe: 'Whose entries to erase' },
    target: { type: 'string', value: '<code>', describe: 'Entries about what to erase' },
    reason: { type: 'string', value: '<text>', describe: 'E.g. the number of the request' },
    months: { type: 'string', value: '<n>', describe: 'Archive what is older than so many months' },
  },
  run: async (context) => {
    const [verb, ...more] = context.positionals
    const run = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
    if (!run || more.length > 0) throw new UsageError('Say verify, head, export, erase or archive.')
    await run(context)
  },
}

const VERBS: Readonly<Record<string, (context: CommandContext) => Promise<void>>> = {
  verify,
  head,
  export: exportEntries,
  erase,
  archive,
}

async function verify({ options, services, progress }: CommandContext): Promise<void> {
  const { db, settings } = await services()
  const wished = typeof options.heads === 'string' ? resolve(options.heads) : undefined
  if (wished && !existsSync(wished)) throw new Refusal(422, 'no-heads', `${wished} is not there.`)
  const path = wished ?? settings.auditHeads
  const heads = existsSync(path) ? readHeads(path) : []
  const publicKey = chooseKey(options['public-key'], `${settings.keyFile}.audit`, heads.length > 0)
  if (typeof options.archive === 'string') {
    progress.finish(await verifyArchive(resolve(options.archive), publicKey))
    return
  }
  const verdict = await verifyAudit(db, {
    heads,
    publicKey,
    onProgress: (done, total) => progress.update('Verifying entries', done, total),
  })
  if (verdict.whole) progress.finish(verdict.sentence)
  else throw new Refusal(409, 'audit-damaged', verdict.sentence)
}

/** A new key fits no head: it is made only where none was ever needed. */
function chooseKey(given: string | boolean | undefined, own: string, isNeeded: boolean): KeyObject {
  if (typeof given === 'string') return readPublicKey(resolve(given))
  return isNeeded ? readPublicKey(own) : openSigningKey(own).publicKey
}

/** Prints the signed head of this moment, to be written down elsewhere; also adds it to the file of heads. */
async function head({ options, services, print }: CommandContext): Promise<void> {
  const { db, settings } = await services()
  const key = openSigningKey(`${settings.keyFile}.audit`)
  const now = await readHead(db)
  if (!now)
    throw new Refusal(409, 'audit-empty', 'Nothing has been written into the audit log yet.')
  appendHead(typeof options.out === 'string' ? resolve(options.out) : settings.auditHeads, key, now)
  print(JSON.stringify(signHead(key, now)))
  print(publicPem(key.publicKey).trimEnd())
}

async function exportEntries({ options, services, progress }: CommandContext): Promise<void> {
  const path = outPath(options.out)
  const { db } = await services()
  const count = await exportAudit(db, path, (done) => progress.update('Exporting entries', done))
  progress.finish(`Wrote ${count.toLocaleString('en')} entries to ${path}`)
}

async function erase({ options, services, progress }: CommandContext): Promise<void> {
  const { user, target, reason } = options
  if ((typeof user === 'string') === (typeof target === 'string')) {
    throw new UsageError('Say either --user or --target.')
  }
  const { db } = await services()
  const account =
    typeof user === 'string'
      ? await db.first<{ id: string }>(
          'select id from user_account where id = $1 or username = $1',
          [user],
        )
      : undefined
  const count = await eraseContents(db, {
    ...(typeof user === 'string' && { user: account?.id ?? user }),
    ...(typeof target === 'string' && { target }),
    ...(typeof reason === 'string' && { reason }),
  })
  progress.finish(
    count === 0
      ? 'No entry holds anything of this; that was written down.'
      : `Erased the contents of ${count.toLocaleString('en')} entries; the chain still verifies.`,
  )
}

async function archive({ options, services, progress }: CommandContext): Promise<void> {
  const months = Number(options.months)
  if (!Number.isInteger(months) || months < 1)
    throw new UsageError('--months takes a whole number.')
  const path = outPath(options.out)
  if (existsSync(path)) throw new Refusal(409, 'file-exists', `${path} is there already.`)
  const { db, settings } = await services()
  const key = openSigningKey(`${settings.keyFile}.audit`)
  progress.update('Archiving')
  const segment = await archiveAudit(db, key, months, path)
  progress.finish(
    segment
      ? `Moved entries ${segment.first} to ${segment.last} to ${path}; keep it, the log no longer holds them.`
      : `No entry is older than ${months} months.`,
  )
}

function outPath(out: string | boolean | undefined): string {
  if (typeof out === 'string') return resolve(out)
  throw new UsageError('Say --out.')
}
