import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { programArguments } from './program-arguments.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const START_PATIENCE_MS = 180_000

export interface TownProcess {
  url: string
  child: ChildProcess
}

/** The real server with the sample town on a free port, in demo mode; the page has been built before. */
export async function startTown(dataDir: string): Promise<TownProcess> {
  const { DATABASE_URL: _unused, ...env } = process.env
  const child = spawn(process.execPath, programArguments('server/main.ts'), {
    cwd: ROOT,
    env: { ...env, ONEMAP_DATA_DIR: dataDir, ONEMAP_PORT: '0', ONEMAP_MODE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const match = /is ready: (http:\S+)/.exec(output)
      if (match?.[1]) found(match[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => failed(new Error(`The server has ended (${code}): ${output}`)))
    setTimeout(
      () => failed(new Error(`The town is not there in time: ${output}`)),
      START_PATIENCE_MS,
    ).unref()
  })
  return { url, child }
}

export function stopTown({ child }: TownProcess): Promise<void> {
  return new Promise((stopped) => {
    child.removeAllListeners('exit')
    child.once('exit', () => stopped())
    child.kill('SIGTERM')
  })
}
