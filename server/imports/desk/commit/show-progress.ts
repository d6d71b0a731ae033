import type { Services } from '../../../services.ts'

const EVERY_MS = 300

export interface ShownProgress {
  move(share: number): void
  end(): Promise<void>
}

/** The job is held by the transaction that takes its rows over: how far that is stands beside it, for whoever asks. */
export function showProgress(
  { db, log }: Pick<Services, 'db' | 'log'>,
  job: string,
): ShownProgress {
  let shownAt = 0
  let storing: Promise<unknown> = Promise.resolve()
  const store = (sql: string, params: readonly unknown[]) => {
    storing = storing
      .then(() => db.execute(sql, params))
      .catch((error) => log.warn({ err: error, import: job }, 'Progress could not be stored'))
  }
  return {
    move: (share) => {
      if (Date.now() - shownAt < EVERY_MS) return
      shownAt = Date.now()
      store(
        `insert into import_progress (job, share) values ($1, $2)
         on conflict (job) do update set share = excluded.share, moved_at = now()`,
        [job, share],
      )
    },
    end: async () => {
      store('delete from import_progress where job = $1', [job])
      await storing
    },
  }
}
