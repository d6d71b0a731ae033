import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../data/contracts/index.ts'

interface RunningNote {
  pid: number
  url: string
}

/** Whether a OneMap server says that it runs on this data folder. */
export function isRunningHere(dataDir: string): boolean {
  const note = readNote(dataDir)
  if (!note) return false
  try {
    process.kill(note.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function alreadyRunning(dataDir: string): Refusal {
  const note = readNote(dataDir)
  const where = note ? `, at ${note.url}` : ''
  return new Refusal(409, 'already-running', `OneMap is already running on ${dataDir}${where}.`)
}

function readNote(dataDir: string): RunningNote | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as RunningNote
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
