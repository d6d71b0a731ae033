import type { ColumnProposal } from '../../../../data/contracts/index.ts'
import { readCoordinateName } from '../../../../data/formats/readers/column-names.ts'
import { COLUMN_SYNONYMS } from '../../../../data/registry/column-synonyms.ts'
import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { plainName } from './plain-name.ts'

export type Candidate = Pick<ColumnProposal, 'field' | 'confidence' | 'by'>

const BY_NAME = 0.95
const BY_SYNONYM = 0.85
const BY_ENDING = 0.7
/** Parts of an address that stand in columns of their own. */
const ADDRESS_PART =
  /^(所属)?(省份?|市|区县?|街道|镇街|乡镇|社区|村|小区|小区名称|道路|路名|门牌号?|幢|幢号|栋|栋号|楼栋号?|楼号|单元号?|室|室号|房号|房间号|门牌室号)$/
const MIN_ENDING = 2

/** What a column may be, going by its name alone. */
export function nameCandidates(name: string, target: DeskTarget): Candidate[] {
  const plain = plainName(name)
  const found = new Map<string, Candidate>()
  const add = (field: string, confidence: number, by: Candidate['by']) => {
    const known = found.get(field)
    if (!known || known.confidence < confidence) found.set(field, { field, confidence, by })
  }
  const fields = target.fields.filter(({ isDerived }) => !isDerived)
  for (const { key, name: own } of fields) {
    if ([key, own.zh, own.en].some((word) => plainName(word) === plain)) add(key, BY_NAME, 'name')
  }
  for (const key of ['@address', '@key', ...fields.map((field) => field.key)]) {
    const words = synonymsOf(key)
    if (words.includes(plain)) add(key, BY_SYNONYM, 'synonym')
    else if (words.some((word) => word.length >= MIN_ENDING && endsWith(plain, word))) {
      add(key, BY_ENDING, 'synonym')
    }
  }
  const axis = readCoordinateName(name)?.axis
  if (axis) add(axis === 'lon' ? '@x' : '@y', BY_NAME, 'name')
  return [...found.values()]
}

export const isAddressPart = (name: string): boolean => ADDRESS_PART.test(plainName(name))

const cache = new Map<string, string[]>()

function synonymsOf(key: string): string[] {
  const known = cache.get(key)
  if (known) return known
  const words = (COLUMN_SYNONYMS[key] ?? '').split(' ').filter((word) => word !== '')
  cache.set(key, words)
  return words
}

/** 出租房详细地址 ends with 详细地址; Latin words are compared whole. */
const endsWith = (plain: string, word: string) =>
  /\p{Script=Han}/u.test(word) && plain.endsWith(word)
