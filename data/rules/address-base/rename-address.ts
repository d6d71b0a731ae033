import type { AddressBase, BaseChange } from './base-address.ts'
import { openDraft } from './draft.ts'
import { standing } from './guard.ts'
import {
  checkedName,
  type NameKind,
  nameKinds,
  refuseTaken,
  textBefore,
  withText,
} from './names.ts'
import { refuse } from './refuse.ts'
import { followAll, later } from './subtree.ts'

/** 更名, 改号: everything below that is written behind the old name is written behind the new one. */
export function renameAddress(
  base: AddressBase,
  {
    id,
    name: given,
    kind,
    effective,
  }: { id: number; name: string; kind: NameKind; effective: string },
): BaseChange {
  const old = standing(base, id, effective)
  if (!nameKinds(old.level).includes(kind)) {
    throw refuse(
      'other-kind',
      kind === 'name'
        ? 'This address has a number, which is renumbered.'
        : 'This address has a name, which is renamed.',
    )
  }
  const name = checkedName(old.level, given)
  if (name === old.name) throw refuse('same', 'That is its name already.')
  const renamed = { ...old, name, validFrom: later(old.validFrom, effective) }
  refuseTaken(base, renamed)
  const fullText = old.fullText.endsWith(old.name)
    ? old.fullText.slice(0, -old.name.length) + name
    : unspoken(base, old.parent, old.fullText) + name
  const draft = openDraft(base)
  const row = draft.put(withText(renamed, fullText))
  followAll(draft, id, { text: [old.fullText, row.fullText], effective })
  return draft.result(id)
}

/** 1幢 behind a door's number is not said; another name is. */
function unspoken(base: AddressBase, parent: number | null, fullText: string): string {
  const above = parent === null ? undefined : base.get(parent)
  return above ? textBefore(base, above) : fullText
}
