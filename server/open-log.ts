import { renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Logger, multistream, pino } from 'pino'
import { logError } from './http/log-errors.ts'

const ROTATE_BYTES = 20_000_000

/** JSON lines in `<data folder>/onemap.log`; what someone should look at also goes to stderr as a plain line. */
export function openLog(dataDir: string): Logger {
  const path = join(dataDir, 'onemap.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > ROTATE_BYTES) renameSync(path, `${path}.1`)
  const file = pino.destination({ dest: path, sync: true })
  const streams = [
    { level: 'info' as const, stream: file },
    { level: 'warn' as const, stream: { write: writePlain } },
  ]
  return pino(
    {
      level: 'info',
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: logError },
      // Nobody logs these; whoever does one day writes no password and no name down.
      redact: {
        paths: ['body', 'headers', 'req', 'params', '*.body', '*.headers', '*.parameters'],
        remove: true,
      },
    },
    multistream(streams),
  )
}

function writePlain(line: string): void {
  const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } }
  const reason = err?.message && !msg?.includes(err.message) ? ` (${err.message})` : ''
  process.stderr.write(`onemap: ${msg ?? ''}${reason}\n`)
}
