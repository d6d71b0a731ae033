import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface ChildServer {
  url: string
  pid: number
  /** CPU seconds used so far, user and system; NaN where the system does not say. */
  cpuS(): number
  /** Memory it holds now, megabytes. */
  rssMb(): number
  stop(): Promise<void>
}

const ROOT = resolve(import.meta.dirname, '../../..')

/** Starts a server as a process of its own, so that the load does not share its thread. */
export async function startChild(
  script: string,
  env: Readonly<Record<string, string>>,
  isReady: RegExp,
): Promise<ChildServer> {
  const { DATABASE_URL: _unused, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyUrl(child, isReady)
  const pid = child.pid!
  return { url, pid, cpuS: () => cpuSeconds(pid), rssMb: () => rss(pid), stop: () => stop(child) }
}

function readyUrl(child: ChildProcess, isReady: RegExp): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    child.stdout!.on('data', (piece: Buffer) => {
      output += piece.toString()
      const url = isReady.exec(output)?.[1]
      if (url !== undefined) found(url)
    })
    child.once('exit', (code) => failed(new Error(`${output}\nThe server ended with ${code}.`)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    child.removeAllListeners('exit')
    child.once('exit', () => stopped())
    child.kill('SIGTERM')
  })
}

const CLOCK_TICKS = 100

function cpuSeconds(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

function rss(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return (pages * 4096) / 1e6
}
