import { createSignal } from 'solid-js'
import type { ImportJob, ImportTarget } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'

const [importTargets, setImportTargets] = createSignal<readonly ImportTarget[]>([])

/** What this account may bring rows for. */
export { importTargets }

let request: Promise<void> | undefined

/** Loads them once; again after a failure. */
export function loadImportTargets(): Promise<void> {
  request ??= getJson<readonly ImportTarget[]>('/api/import-targets').then(
    (loaded) => {
      setImportTargets(loaded)
    },
    (error) => {
      request = undefined
      throw error
    },
  )
  return request
}

export const targetOf = (code: string): ImportTarget | undefined =>
  importTargets().find((target) => target.code === code)

/** Divisions and what is drawn lie where they are drawn. */
export const hasAddress = ({ base }: Pick<ImportTarget, 'base'>): boolean =>
  base !== 'division' && base !== 'shape'

export interface Destination {
  target: string
  sender: string
}

/** A file of nearly the same name went somewhere before; else the target whose name stands in that of the file. */
export function proposeDestination(
  fileName: string,
  targets: readonly ImportTarget[],
  before: readonly ImportJob[],
): Destination | null {
  const name = bareName(fileName)
  const same = before.find((job) => job.desk && name !== '' && bareName(job.fileName) === name)
  if (same?.desk && targets.some(({ code }) => code === same.desk?.target)) {
    return { target: same.desk.target, sender: same.desk.sender }
  }
  const best = targets
    .map((target) => ({ target, length: namedLength(name, target) }))
    .filter(({ length }) => length >= 2)
    .sort((a, b) => b.length - a.length)[0]
  return best ? { target: best.target.code, sender: senderOf(best.target.code, before) } : null
}

/** Senders of one's earlier files, those of this target first, the newest first. */
export function earlierSenders(target: string, before: readonly ImportJob[]): string[] {
  const desks = before.flatMap(({ desk }) => desk ?? [])
  const ordered = [
    ...desks.filter((desk) => desk.target === target),
    ...desks.filter((desk) => desk.target !== target),
  ]
  return [...new Set(ordered.map(({ sender }) => sender))]
}

const senderOf = (target: string, before: readonly ImportJob[]) =>
  before.find(({ desk }) => desk?.target === target)?.desk?.sender ?? ''

/** `出租房台账_2026-03.csv` and `出租房台账 2026-04 (2).xlsx` are the same list. */
function bareName(fileName: string): string {
  return fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\.[a-z0-9]{2,8})+$/, '')
    .replace(/[\d\s_()（）年月日.-]+/g, '')
}

/** How much of the target's name stands in that of the file, in characters. */
function namedLength(fileName: string, { name, code }: ImportTarget): number {
  const names = [name.zh, name.en, code].map(bareName)
  const whole = names.filter((one) => one.length >= 2 && fileName.includes(one))
  if (whole.length > 0) return Math.max(...whole.map(({ length }) => length)) + 1
  // `消防单位` is also meant by `消防检查表`.
  const stem = name.zh.slice(0, 2)
  return fileName.includes(stem) ? 2 : 0
}
