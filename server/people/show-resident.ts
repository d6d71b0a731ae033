import type { PersonalValue, Resident, Sensitivity } from '../../data/contracts/index.ts'
import { type MaskKind, mask } from '../../data/rules/masking.ts'
import type { Keys } from '../security/keys/index.ts'
import { openPerson } from '../security/secrets/person-secret.ts'
import type { ResidentRow } from './store.ts'

/** Names and numbers are of this grade (`data/registry/entity-grades.ts`). */
export const SECRET_GRADE = 4

export interface Look {
  grade: Sensitivity
  hasPurpose: boolean
}

/** Whether the look shows names and numbers as they are. */
export const isClear = ({ grade, hasPurpose }: Look): boolean => grade >= SECRET_GRADE && hasPurpose

export function showResident(keys: Keys, row: ResidentRow, look: Look): Resident {
  const { key_version, name } = row
  const secret =
    key_version === null || name === null || keys.isLocked
      ? undefined
      : openPerson(keys, { ...row, key_version, name })
  const personal = (kind: MaskKind, value: string | undefined, sealed: Buffer | null) =>
    keys.isLocked && sealed !== null ? UNREADABLE : showValue(kind, value, look)
  return {
    key: `${row.subdistrict}:${row.resident}`,
    name: personal('name', secret?.name, name),
    idType: secret?.idType ?? null,
    idNumber: personal('id', secret?.idNumber, row.id_document),
    phone: personal('phone', secret?.phone, row.phone),
    birthYear: row.birth_year,
    sex: row.sex,
    relation: row.relation,
    kind: row.kind,
    registration: row.registration,
    since: row.since,
  }
}

const UNREADABLE: PersonalValue = { value: null, unreadable: true }

function showValue(kind: MaskKind, value: string | undefined, look: Look): PersonalValue {
  if (value === undefined) return { value: null }
  if (isClear(look)) return { value }
  const isRevealable = look.grade >= SECRET_GRADE
  return { value: mask(kind, value), masked: true, ...(isRevealable && { revealable: true }) }
}
