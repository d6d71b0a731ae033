import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback } from '../security/loopback.ts'
import { PROGRAM_DIR, type Settings } from '../settings.ts'
import { modeOf } from './file-facts.ts'
import { type Finding, type Grade, those } from './finding.ts'

const GIB = 1 << 30
const OLDEST_NODE = [20, 19]
const OTHERS_WRITE = 0o022
/** No clock of a running machine shows a day before this program was written. */
const WRITTEN = Date.parse('2026-01-01T00:00:00Z')

/** Node, clock, disk, permissions, exposure: what can be seen without the database. */
export function checkMachine(settings: Settings): Finding[] {
  return [
    ...checkNode(),
    ...checkClock(),
    ...checkDisk(settings.dataDir),
    ...checkPermissions(settings),
    ...checkExposure(settings),
  ]
}

function checkNode(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return []
  const sentence = `Node ${process.versions.node} is too old.`
  const advice = `Install Node ${OLDEST_NODE.join('.')} or newer.`
  return [{ grade: 'critical', code: 'node-old', sentence, advice }]
}

function checkClock(): Finding[] {
  if (Date.now() >= WRITTEN) return []
  const sentence = `The clock says ${new Date().toISOString()}, which cannot be.`
  const advice = 'Set it and keep it right (NTP): sessions, grants and the audit log live by it.'
  return [{ grade: 'critical', code: 'clock-wrong', sentence, advice }]
}

function checkDisk(dataDir: string): Finding[] {
  const { bavail, bsize } = statfsSync(dataDir)
  const freeGiB = (bavail * bsize) / GIB
  if (freeGiB >= 10) return []
  const grade: Grade = freeGiB < 1 ? 'critical' : freeGiB < 3 ? 'important' : 'recommended'
  const sentence = `Only ${freeGiB.toFixed(1)} GiB are free on the disk of ${dataDir}.`
  return [{ grade, code: 'disk-full', sentence, advice: 'Make room.' }]
}

function checkPermissions({ dataDir }: Settings): Finding[] {
  const isOpen = (path: string) => ((modeOf(path) ?? 0) & OTHERS_WRITE) !== 0
  const program = ['package.json', 'server', 'node_modules', 'dist/web']
    .map((name) => join(PROGRAM_DIR, name))
    .filter((path) => ((modeOf(path) ?? 0) & 0o002) !== 0)
  return those([
    isOpen(dataDir) && {
      grade: 'important',
      code: 'data-writable',
      sentence: `${dataDir} can be written by other users of this machine.`,
      advice: `chmod go-w ${dataDir}`,
    },
    ((modeOf(dataDir) ?? 0) & 0o004) !== 0 && {
      grade: 'recommended',
      code: 'data-readable',
      sentence: `${dataDir} can be read by every user of this machine.`,
      advice: `chmod o-rwx ${dataDir}`,
    },
    program.length > 0 && {
      grade: 'critical',
      code: 'program-writable',
      sentence: `Other users of this machine can change the program: ${program.join(', ')}.`,
      advice: 'chmod -R go-w on them.',
    },
  ])
}

function checkExposure({ mode, host, rateLimits, databaseUrl }: Settings): Finding[] {
  const isLocal = isLoopback(host)
  return those([
    mode === 'demo' &&
      isLocal && {
        grade: 'recommended',
        code: 'demo',
        sentence: 'This is a demo with published passwords.',
        advice: 'No real data belongs here; set ONEMAP_MODE=production on a new data folder.',
      },
    mode === 'demo' &&
      !isLocal && {
        grade: 'critical',
        code: 'demo-exposed',
        sentence: `A demo with published passwords is asked to listen on ${host}: it will refuse.`,
        advice: 'Set ONEMAP_HOST=127.0.0.1, or ONEMAP_MODE=production.',
      },
    mode === 'production' &&
      !isLocal && {
        grade: 'important',
        code: 'no-tls',
        sentence: `The server listens on ${host} and speaks plain HTTP.`,
        advice: 'Let it listen on 127.0.0.1 behind a proxy that speaks HTTPS.',
      },
    rateLimits === false && {
      grade: 'important',
      code: 'no-rate-limits',
      sentence: 'ONEMAP_RATE_LIMITS=off: accounts may search and take as often as they like.',
      advice: 'Unset it when the measurement is over.',
    },
    isForeignPlain(databaseUrl) && {
      grade: 'important',
      code: 'database-plain',
      sentence: 'The connection to the database on another machine is not said to be encrypted.',
      advice: 'Add sslmode=verify-full to DATABASE_URL.',
    },
  ])
}

function isForeignPlain(databaseUrl: string | undefined): boolean {
  if (!databaseUrl || !URL.canParse(databaseUrl)) return false
  const { hostname, searchParams } = new URL(databaseUrl)
  if (hostname === '' || isLoopback(hostname)) return false
  return !/^(require|verify-ca|verify-full)$/.test(searchParams.get('sslmode') ?? '')
}
