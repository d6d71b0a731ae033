import { resolve } from 'node:path'
import { type Command, type CommandContext, type Progress, UsageError } from '../command.ts'
import { lockSentence, readLock } from '../security/keys/index.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../settings.ts'
import { askKey } from './ask-key.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'

/** Publishes what is marked as changed. */
export type PublishDirty = (services: Services, progress: Progress) => Promise<{ packs: number }>

/** Publishing belongs to another domain: whoever puts the commands together hands it in. */
export function restoreCommand(publish: PublishDirty): Command {
  return {
    name: 'restore',
    summary: 'Put a backup into an empty data folder (and the empty database of DATABASE_URL).',
    usage: 'restore <folder> [--key-file <file>] [--without-keys]',
    options: {
      'key-file': {
        type: 'string',
        value: '<file>',
        describe: 'The file that the backup was closed with',
      },
      'without-keys': {
        type: 'boolean',
        describe: 'Go on without the master key: encrypted data stay unreadable',
      },
    },
    run: (context) => restore(context, publish),
  }
}

async function restore(context: CommandContext, publish: PublishDirty): Promise<void> {
  const { options, positionals, progress, print } = context
  const [folder, more] = positionals
  if (folder === undefined) throw new UsageError('Say from which folder.')
  if (more !== undefined) throw new UsageError(`restore takes no "${more}".`)
  const keyFile = options['key-file'] as string | undefined
  const settings = readSettings(process.env)
  const restored = await restoreBackup({
    folder: resolve(folder),
    settings,
    askKey: (kind) => askKey(keyFile, kind),
    withoutKeys: options['without-keys'] === true,
    onProgress: (label, done, total) => progress.update(label, done, total),
    say: (line) => progress.finish(line),
  })
  progress.finish(describe(restored, settings.dataDir))
  if (restored.packsToPublish > 0) {
    const { packs } = await publish(await context.services(), progress)
    progress.finish(`Published ${packs} packs anew.`)
  }
  const { db } = await context.services()
  const lock = await readLock(db)
  if (lock) print(lockSentence(settings.keyFile, lock))
  print('Everybody signs in again.')
}

function describe({ manifest, rows, seconds }: Restored, dataDir: string): string {
  const count = `${rows.toLocaleString('en')} rows`
  return `Restored ${count} of ${manifest.createdAt} into ${dataDir} in ${seconds.toFixed(1)} s; every table is as it was.`
}
