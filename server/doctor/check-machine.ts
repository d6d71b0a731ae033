import { statfsSync, statSync } from 'node:fs'
import { isLoopback } from '../security/loopback.ts'
import type { Settings } from '../settings.ts'
import type { Finding } from './finding.ts'

const GIB = 1 << 30
const OLDEST_NODE = [20, 19]

/** Node, disk, permissions, exposure: what can be seen without the database. */
export function checkMachine(settings: Settings): Finding[] {
  return [
    ...checkNode(),
    ...checkDisk(settings.dataDir),
    ...checkPermissions(settings),
    ...checkExposure(settings),
  ]
}

function checkNode(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return []
  const sentence = `Node ${process.versions.node} is too old: OneMap is made for ${OLDEST_NODE.join('.')} and newer.`
  return [{ grade: 'critical', sentence }]
}

function checkDisk(dataDir: string): Finding[] {
  const { bavail, bsize } = statfsSync(dataDir)
  const freeGiB = (bavail * bsize) / GIB
  if (freeGiB >= 10) return []
  const grade = freeGiB < 1 ? 'critical' : freeGiB < 3 ? 'important' : 'recommended'
  return [
    {
      grade,
      sentence: `Only ${freeGiB.toFixed(1)} GiB are free on the disk of ${dataDir}: make room.`,
    },
  ]
}

function checkPermissions({ dataDir }: Settings): Finding[] {
  if (process.platform === 'win32') return []
  const { mode } = statSync(dataDir)
  if ((mode & 0o022) === 0) return []
  return [
    {
      grade: 'important',
      sentence: `${dataDir} can be written by other users of this machine: chmod go-w it.`,
    },
  ]
}

function checkExposure({ mode, host }: Settings): Finding[] {
  if (mode !== 'demo') return []
  if (isLoopback(host)) {
    return [
      {
        grade: 'recommended',
        sentence: 'This is a demo with published passwords: no real data belongs here.',
      },
    ]
  }
  return [
    {
      grade: 'critical',
      sentence: `Demo mode with published passwords is asked to listen on ${host}: it will refuse.`,
    },
  ]
}
