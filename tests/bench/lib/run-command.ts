import { spawn } from 'node:child_process'
import { programArguments } from '../../builders/program-arguments.ts'
import { ROOT } from './child-server.ts'
import { peakRssMb, treeCpuS, treePssMb } from './processes.ts'

export interface CommandRun {
  output: string
  seconds: number
  /** Of it and its database. */
  cpuS: number
  /** The most that Node's own process held, megabytes. */
  peakMb: number
  /** The most that it and its database held together. */
  peakTreeMb: number
}

const LOOK_EVERY_MS = 200

/** Runs the command line as a process of its own, watched. */
export function runOnemap(dataDir: string, args: readonly string[]): Promise<CommandRun> {
  const { DATABASE_URL: _unused, ...env } = process.env
  const start = performance.now()
  const child = spawn(process.execPath, [...programArguments('server/cli.ts'), ...args], {
    cwd: ROOT,
    env: { ...env, ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'demo' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const run: CommandRun = { output: '', seconds: 0, cpuS: 0, peakMb: 0, peakTreeMb: 0 }
  child.stdout.on('data', (piece: Buffer) => {
    run.output += piece.toString()
  })
  const timer = setInterval(() => {
    run.cpuS = Math.max(run.cpuS, treeCpuS(child.pid!))
    run.peakMb = Math.max(run.peakMb, peakRssMb(child.pid!))
    run.peakTreeMb = Math.max(run.peakTreeMb, treePssMb(child.pid!))
  }, LOOK_EVERY_MS)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(timer)
      run.seconds = (performance.now() - start) / 1000
      if (code === 0) resolve(run)
      else reject(new Error(`onemap ${args.join(' ')} has ended with ${code}: ${run.output}`))
    })
  })
}
