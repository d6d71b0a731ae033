import { resolve } from 'node:path'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { askKey, askNewKey } from './ask-key.ts'
import { makeBackup } from './make-backup.ts'
import { openBackup } from './open-backup.ts'
import { verifyBackup } from './verify-backup.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Copy everything, encrypted, while the server goes on working; or check such a copy.',
  usage:
    'backup <folder> [--key-file <file>] [--without-packs] [--plain] | backup <folder> --verify',
  options: {
    'key-file': {
      type: 'string',
      value: '<file>',
      describe: 'Closed with these random bytes instead of the passphrase',
    },
    'without-packs': { type: 'boolean', describe: 'Smaller; a restore publishes them anew' },
    plain: { type: 'boolean', describe: 'Not encrypted: only of a demo or of open data' },
    verify: {
      type: 'boolean',
      describe: 'Open and check the backup in the folder, restore nothing',
    },
  },
  run: (context) => {
    const [folder, more] = context.positionals
    if (folder === undefined) throw new UsageError('Say into which folder.')
    if (more !== undefined) throw new UsageError(`backup takes no "${more}".`)
    return context.options.verify ? verify(context, resolve(folder)) : make(context, folder)
  },
}

async function make(context: CommandContext, folder: string): Promise<void> {
  const { options, progress, print } = context
  const keyFile = options['key-file'] as string | undefined
  if (options.plain && keyFile !== undefined) throw new UsageError('Say --plain or --key-file.')
  const key = options.plain ? null : await askNewKey(keyFile)
  const stop = new AbortController()
  const onInterrupt = () => stop.abort(new Error('stopped; nothing was left behind.'))
  for (const signal of SIGNALS) process.on(signal, onInterrupt)
  try {
    const services = await context.services()
    const { manifest, rows, bytes, seconds } = await makeBackup(services, {
      folder: resolve(folder),
      key,
      withPacks: options['without-packs'] !== true,
      onProgress: (label, done, total) => progress.update(label, done, total),
      say: (line) => progress.finish(line),
      signal: stop.signal,
    })
    const size = `${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB`
    progress.finish(`Backed up ${size} in ${seconds.toFixed(1)} s.`)
    for (const line of whatToKeep(services.settings.keyFile, key, manifest)) print(line)
  } finally {
    for (const signal of SIGNALS) process.off(signal, onInterrupt)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function whatToKeep(
  keyFile: string,
  key: Awaited<ReturnType<typeof askNewKey>> | null,
  { masterKey }: Awaited<ReturnType<typeof makeBackup>>['manifest'],
): string[] {
  const lines: string[] = []
  if (key?.kind === 'passphrase')
    lines.push('Without its passphrase nobody can open it, nor can we.')
  if (key?.kind === 'key-file') lines.push(`Without ${key.path} nobody can open it, nor can we.`)
  if (masterKey) {
    lines.push(
      `Keys are not in it. Keep ${keyFile} (fingerprint ${masterKey.fingerprint}) and ${keyFile}.audit in another place.`,
    )
  }
  return lines
}

async function verify({ options, progress }: CommandContext, folder: string): Promise<void> {
  const keyFile = options['key-file'] as string | undefined
  const backup = await openBackup(folder, (kind) => askKey(keyFile, kind))
  await verifyBackup(backup, (label, done, total) => progress.update(label, done, total))
  const { createdAt, tables, packs, masterKey } = backup.manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  progress.finish(
    `Whole: ${rows.toLocaleString('en')} rows in ${tables.length} tables, ${packs ? `packs of ${packs.length} layers` : 'without packs'}, made ${createdAt}.`,
  )
  if (masterKey) progress.finish(`A restore wants the key file ${masterKey.fingerprint}.`)
}
