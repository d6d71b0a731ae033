import type { ImportJob, LayerSummary } from '../../../../data/contracts/index.ts'
import { signInSteward } from './steward-session.ts'

export interface Phase {
  name: string
  ms: number
}

export interface ImportRun {
  job: ImportJob
  phases: Phase[]
  /** The longest time in which the progress that a user sees did not move. */
  stillMs: number
  /** In which phase that was. */
  stillIn: string
}

const POLL_MS = 100
const TARGET = 'CATERING'

/** A steward at the import desk over HTTP, as the page is. */
export async function openDesk(url: string) {
  const { ask } = await signInSteward(url)
  const shown = async () =>
    (await ask<readonly LayerSummary[]>('/api/layers')).find(({ code }) => code === TARGET)!
      .featureCount

  return {
    /** From the drop until the map shows what was committed. */
    async bring(file: Uint8Array, name: string, sender: string): Promise<ImportRun> {
      const clock = openClock()
      const before = await shown()
      const form = new FormData()
      form.append('target', TARGET)
      form.append('sender', sender)
      form.append('file', new Blob([file as BlobPart]), name)
      const dropped = await ask<ImportJob>('/api/imports', { method: 'POST', body: form })
      clock.mark('upload')
      const path = `/api/imports/${dropped.id}`
      const until = async (state: ImportJob['state']) => {
        for (;;) {
          const job = await ask<ImportJob>(path)
          clock.see(`${job.state} ${job.progress}`)
          if (job.state === state) return job
          if (job.state === 'failed') throw new Error(job.error?.message)
          await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        }
      }
      /** As the page does, which shows how far the rows are written. */
      const whileWatched = async (at: string, work: Promise<ImportJob>) => {
        let isOver = false
        const ended = () => {
          isOver = true
        }
        work.then(ended, ended)
        while (!isOver) {
          const { state, progress } = await ask<ImportJob>(at)
          clock.see(`${state} ${progress}`)
          await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        }
        return work
      }
      const read = await until('mapping')
      clock.mark('reading')
      await ask(`${path}/mapping`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(read.desk!.mapping),
      })
      await until('ready')
      clock.mark('checking')
      const job = await whileWatched(path, ask<ImportJob>(`${path}/commit`, { method: 'POST' }))
      clock.mark('commit')
      const { added = 0 } = job.desk!.counts!
      while ((await shown()) < before + added) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
      clock.mark('shown')
      return { job, ...clock.end() }
    },
    undo: ({ id }: ImportJob) => ask<ImportJob>(`/api/imports/${id}/undo`, { method: 'POST' }),
  }
}

function openClock() {
  const phases: Phase[] = []
  let since = performance.now()
  let seen = ''
  let seenAt = since
  let stillMs = 0
  let stillPhase = 0
  return {
    see: (state: string) => {
      const now = performance.now()
      if (state !== seen) {
        seen = state
        seenAt = now
      } else if (now - seenAt > stillMs) {
        stillMs = now - seenAt
        stillPhase = phases.length
      }
    },
    mark: (name: string) => {
      const now = performance.now()
      phases.push({ name, ms: now - since })
      console.log(`${name}: ${((now - since) / 1000).toFixed(1)} s`)
      ;[since, seenAt] = [now, now]
    },
    end: () => ({ phases, stillMs, stillIn: phases[stillPhase]?.name ?? '' }),
  }
}
