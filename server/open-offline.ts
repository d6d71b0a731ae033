import type { Progress } from './command.ts'
import { decideMode } from './mode.ts'
import { openLog } from './open-log.ts'
import { openServices } from './open-services.ts'
import type { Services } from './services.ts'
import type { GivenSettings } from './settings.ts'
import { openStorage } from './storage/open-storage.ts'

export interface Offline {
  services(): Promise<Services>
  close(): Promise<void>
}

/**
 * The services for a command: opened when first asked for, beside a running server or without one (the embedded database is
 * then started for this command and stopped after it).
 */
export function openOffline(given: GivenSettings, progress: Progress, verb?: string): Offline {
  let opening: Promise<{ services: Services; close(): Promise<void> }> | undefined
  return {
    services: async () => {
      opening ??= open(given, progress, verb)
      return (await opening).services
    },
    close: async () => {
      const opened = await opening?.catch(() => undefined)
      await opened?.close()
    },
  }
}

async function open(given: GivenSettings, progress: Progress, verb?: string) {
  const storage = await openStorage({
    dataDir: given.dataDir,
    databaseUrl: given.databaseUrl,
    say: (line) => progress.finish(line),
    ...(verb && { verb }),
  })
  try {
    const settings = { ...given, mode: await decideMode(storage.db, given) }
    const opened = await openServices({ settings, log: openLog(given.dataDir), ...storage })
    return {
      services: opened.services,
      close: async () => {
        await opened.close()
        await storage.close()
      },
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}
