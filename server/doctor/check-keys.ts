import { existsSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import type { KeysLock } from '../security/keys/index.ts'
import type { Settings } from '../settings.ts'
import { modeOf } from './file-facts.ts'
import { type Finding, those } from './finding.ts'

const OTHERS_READ = 0o077

/** Where the keys lie and who may read them; keys of base maps that anybody can see. */
export function checkKeys(settings: Settings, lock: KeysLock | undefined): Finding[] {
  const { dataDir, keyFile, auditHeads } = settings
  return [
    ...those([
      lock !== undefined && {
        grade: 'critical',
        code: 'keys-locked',
        sentence: `Restored without its key file (fingerprint ${lock.fingerprint}): encrypted fields can be neither read nor written.`,
        advice: `Put it at ${keyFile} and start again, or give these data up with "keys new --lost".`,
      },
      lock === undefined &&
        !existsSync(keyFile) && {
          grade: 'critical',
          code: 'key-file-missing',
          sentence: `There is no key file at ${keyFile}: encrypted fields cannot be read.`,
          advice: 'Put it back from where it is kept; without it they are lost.',
        },
      isInside(dataDir, keyFile) && {
        grade: 'critical',
        code: 'key-file-in-data',
        sentence: `The key file ${keyFile} lies in the data folder: a copy of the folder opens itself.`,
        advice: 'Move it out and set ONEMAP_KEY_FILE.',
      },
      isInside(dataDir, auditHeads) && {
        grade: 'important',
        code: 'heads-in-data',
        sentence: `The signed heads of the audit log (${auditHeads}) lie in the data folder they are to vouch for.`,
        advice: 'Set ONEMAP_AUDIT_HEADS to a place elsewhere, best on another machine.',
      },
    ]),
    ...[keyFile, `${keyFile}.audit`].flatMap(checkSecret),
    ...settings.baseMaps.flatMap(({ upstream }) => checkSecret(upstream?.keyFile ?? '')),
    ...checkBaseMaps(settings),
  ]
}

function checkSecret(path: string): Finding[] {
  const mode = modeOf(path)
  if (mode === undefined || (mode & OTHERS_READ) === 0) return []
  const sentence = `${path} can be read by other users of this machine (mode ${mode.toString(8)}).`
  return [{ grade: 'critical', code: 'key-readable', sentence, advice: `chmod 600 ${path}` }]
}

function checkBaseMaps({ baseMaps }: Settings): Finding[] {
  const shown = baseMaps.filter(
    ({ upstream, url }) => !upstream && /[?&](tk|key|ak|token|apikey)=[^&{]{8,}/i.test(url ?? ''),
  )
  return shown.map(({ id }) => ({
    grade: 'important',
    code: 'base-map-key-shown',
    sentence: `The key of the base map ${id} stands in its address and is told to every browser.`,
    advice: 'Write {key} in its place and name its keyFile in ONEMAP_BASE_MAPS.',
  }))
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}
