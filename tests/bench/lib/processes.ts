import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ of every Linux that Node runs on (proc(5)). */
const CLOCK_TICKS = 100

export interface ProcessStat {
  pid: number
  parent: number
  name: string
  /** CPU seconds of its own and of the children it has waited for, user and system. */
  cpuS: number
}

/** CPU seconds of a process and everything below it, e.g. a server and its database; NaN where the system does not say. */
export function treeCpuS(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  return treeOf(pid).reduce((sum, stat) => sum + stat.cpuS, 0)
}

/** Resident memory of one process, megabytes. */
export const rssMb = (pid: number): number => memoryMb(pid, 'status', 'VmRSS')

/** The most it ever was, megabytes. */
export const peakRssMb = (pid: number): number => memoryMb(pid, 'status', 'VmHWM')

/** Memory of a process and everything below it, what they share counted once, megabytes. */
export function treePssMb(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  return treeOf(pid).reduce((sum, stat) => sum + pssMb(stat.pid), 0)
}

export const pssMb = (pid: number): number => memoryMb(pid, 'smaps_rollup', 'Pss')

function memoryMb(pid: number, file: string, key: string): number {
  if (process.platform !== 'linux') return Number.NaN
  const text = readProc(`${pid}/${file}`)
  const kilobytes = text && new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
  return kilobytes ? Number(kilobytes) / 1000 : 0
}

/** A process and everything below it. */
export function treeOf(root: number): ProcessStat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
  const tree = all.filter(({ pid }) => pid === root)
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid))
  return tree
}

function readStat(pid: number): ProcessStat | undefined {
  const text = readProc(`${pid}/stat`)
  if (text === undefined) return undefined
  // The name in brackets may hold anything; what follows the last one is numbers.
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0)
  return { pid, parent: Number(fields[1]), name, cpuS: ticks / CLOCK_TICKS }
}

/** A process may end while one looks. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return undefined
    throw error
  }
}
