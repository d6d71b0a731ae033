import type { Progress } from './command.ts'
import { ensureDemoAccounts } from './security/demo-accounts.ts'
import type { Services } from './services.ts'

/** A demo gets its town and its accounts; what was interrupted is begun anew. */
export async function fillNewDatabase(services: Services, _progress: Progress): Promise<void> {
  if (services.settings.mode !== 'demo') return
  await ensureDemoAccounts(services.db)
}
