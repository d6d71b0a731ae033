import type { ErrorBody, ImportJob } from '../../../../data/contracts/index.ts'
import { contentOf, type RealUpload } from './real-files.ts'
import type { StewardSession } from './steward-session.ts'

export interface BroughtFile {
  name: string
  /** `checked` = up to the report, `refused` = one sentence says why not, `fault` = neither. */
  end: 'checked' | 'refused' | 'fault'
  /** Rows of the report; of others the code or what went wrong. */
  rows: number
  detail: string
}

const TARGET = 'CATERING'
const LONGEST_SENTENCE = 400
const POLL_MS = 25

/** A file of other people from the drop to the report, as proposed, then taken back. */
export async function bringRealFile(
  { send, ask }: StewardSession,
  upload: RealUpload,
): Promise<BroughtFile> {
  const { name } = upload
  const dropped = await send('/api/imports', { method: 'POST', body: formOf(upload) })
  if (!dropped.ok) {
    const { error } = (await dropped.json()) as ErrorBody
    if (dropped.status >= 500) return fault(name, `${dropped.status} ${error.message}`)
    return refused(name, error.code, error.message)
  }
  const path = `/api/imports/${((await dropped.json()) as ImportJob).id}`
  const until = async (busy: ImportJob['state']) => {
    for (;;) {
      const job = await ask<ImportJob>(path)
      if (job.state !== busy) return job
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
  try {
    const read = await until('reading')
    if (read.state !== 'mapping') return failed(name, read)
    const mapped = await send(`${path}/mapping`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(read.desk!.mapping),
    })
    if (!mapped.ok) {
      const { error } = (await mapped.json()) as ErrorBody
      return refused(name, error.code, error.message)
    }
    const checked = await until('checking')
    if (checked.state !== 'ready') return failed(name, checked)
    const rows = Object.values(checked.desk!.counts!).reduce((sum, count) => sum + count, 0)
    if (rows === read.counts.read) return { name, end: 'checked', rows, detail: '' }
    return fault(name, `${read.counts.read} rows in, ${rows} out`)
  } finally {
    await ask(`${path}/undo`, { method: 'POST' })
  }
}

function formOf(upload: RealUpload): FormData {
  const form = new FormData()
  form.append('target', TARGET)
  form.append('sender', 'real files')
  for (const { name, content } of contentOf(upload)) {
    form.append('file', new Blob([content as BlobPart]), name)
  }
  return form
}

function failed(name: string, { error }: ImportJob): BroughtFile {
  const { code = 'none', text } = error ?? {}
  if (code === 'internal' || code === 'reader-failed') return fault(name, error?.message)
  return refused(name, code, text?.en ?? '')
}

function refused(name: string, code: string, sentence: string): BroughtFile {
  const isOne = sentence !== '' && sentence.length <= LONGEST_SENTENCE
  return isOne
    ? { name, end: 'refused', rows: 0, detail: code }
    : fault(name, `no sentence: ${sentence}`)
}

const fault = (name: string, what: unknown): BroughtFile => ({
  ...{ name, end: 'fault', rows: 0, detail: String(what) },
})
