import type { ColumnProposal, DeskReport } from '../../../../data/contracts/index.ts'
import { COLUMN_SYNONYMS } from '../../../../data/registry/column-synonyms.ts'
import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { type MaskKind, mask } from '../../../../data/rules/masking.ts'
import { personalNumber } from '../../../../data/rules/personal-number.ts'
import type { FileColumn } from '../reading/cells-request.ts'
import { plainName } from './plain-name.ts'

const EXAMPLES = 3
const LONGEST_EXAMPLE = 60
const PERSONAL_GRADE = 3
const NAMES_PEOPLE =
  /姓名|负责人|联系人|责任人|法人|代表人|房东|户主|业主|产权人|租客|承租人|保管人|经营者|家长|老人|学生|xingming|fuzeren|lianxiren|contact|owner|landlord|person|fullname/

/** Each column with some of its values; what is or may be somebody's comes masked, whatever it will be used for. */
export function describeColumns(
  columns: readonly FileColumn[],
  proposals: readonly ColumnProposal[],
  target: DeskTarget,
): DeskReport['columns'] {
  return columns.map(({ name, type, filled, samples }) => {
    const kind = maskOf(name, proposals, target)
    const examples = [...new Set(samples)].slice(0, EXAMPLES)
    return { column: name, type, filled, examples: examples.map((text) => shown(text, kind)) }
  })
}

/** One value as it may be told. */
export function shown(text: string, kind: MaskKind | 'hidden' | undefined): string {
  const short = text.slice(0, LONGEST_EXAMPLE)
  if (kind === 'hidden') return '***'
  if (kind) return mask(kind, short)
  const personal = personalNumber(short)
  if (personal) return mask(personal.kind === 'phone' ? 'phone' : 'id', short)
  return short.replace(/\d{17}[\dXx]|1[2-9]\d{9}/g, (number) => mask('id', number))
}

function maskOf(name: string, proposals: readonly ColumnProposal[], target: DeskTarget) {
  const plain = plainName(name)
  for (const { column, field } of proposals) {
    const known = column === name && target.fields.find(({ key }) => key === field)
    if (known && known.grade >= PERSONAL_GRADE) return known.mask ?? 'hidden'
  }
  if (NAMES_PEOPLE.test(plain)) return 'name'
  if ((COLUMN_SYNONYMS.phone ?? '').split(' ').includes(plain)) return 'phone'
  if ((COLUMN_SYNONYMS.id_number ?? '').split(' ').includes(plain)) return 'id'
  return undefined
}
