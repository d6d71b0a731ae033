import { cpus, loadavg, totalmem } from 'node:os'

/** What the figures were measured on; the load says who else was at work. */
export function printMachine(): void {
  const processors = cpus()
  const gigabytes = Math.round(totalmem() / 1e9)
  const load = loadavg()[0]!.toFixed(1)
  console.log(
    `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${gigabytes} GB, ` +
      `Node ${process.version}, load at the start ${load}`,
  )
}
