import { type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import { undoDesk } from '../../../../server/imports/desk/commit/undo-desk.ts'
import { startCheck } from '../../../../server/imports/desk/start-check.ts'
import { startDesk } from '../../../../server/imports/desk/start-desk.ts'
import { newJobId } from '../../../../server/imports/start-import.ts'
import type { Services } from '../../../../server/services.ts'
import { OWNER, SCOPE, withUploads } from './desk-wish.ts'
import { contentOf, type RealUpload } from './real-files.ts'

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

/** A file of other people from the drop to the report, as proposed, then taken back. */
export async function bringRealFile(services: Services, upload: RealUpload): Promise<BroughtFile> {
  const asker = { owner: OWNER, scope: SCOPE }
  const id = newJobId()
  const { name } = upload
  try {
    return await withUploads(contentOf(upload), async (files) => {
      const wish = { ...asker, target: TARGET, sender: 'real files', files }
      const read = await (await startDesk(services, id, wish, (work) => work())).done
      if (read.state !== 'mapping') return failed(name, read)
      const checked = await (await startCheck(services, asker, id, read.desk!.mapping)).done
      if (checked.state !== 'ready') return failed(name, checked)
      const rows = Object.values(checked.desk!.counts!).reduce((sum, count) => sum + count, 0)
      if (rows === read.counts.read) return { name, end: 'checked', rows, detail: '' }
      return fault(name, `${read.counts.read} rows in, ${rows} out`)
    })
  } catch (error) {
    return error instanceof Refusal ? refused(name, error.code, error.message) : fault(name, error)
  } finally {
    await undoDesk(services, asker, id).catch((error: unknown) => {
      // A file that was refused at the door has left no job.
      if (!(error instanceof Refusal)) throw error
    })
  }
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
