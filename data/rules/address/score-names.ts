import { type Account, agree, agreeWithin, differ } from './account.ts'
import type { IndexView } from './address-index.ts'
import type { Mention } from './query.ts'
import { isSlip } from './similar-names.ts'
import { upperCode } from './upper-names.ts'
import { WEIGHTS } from './weights.ts'

/** Subdistrict, community and what lies above them. */
export function scoreDivisions(
  subdistrict: number,
  community: number,
  mentions: readonly Mention[],
  view: IndexView,
  account: Account,
): void {
  const { divisions } = view.index.data
  scoreDivision(4, subdistrict, mentions, view, account)
  scoreDivision(5, community, mentions, view, account)
  const [upper, lower] = [divisions[subdistrict]?.name ?? '', divisions[community]?.name ?? '']
  for (const { levels, level, text } of mentions) {
    if (levels === 0 && (level === 4 || level === 5)) {
      if (isSlip(text, upper) || isSlip(text, lower)) continue
      account.weight += WEIGHTS.strangeDivision
      account.doubt -= WEIGHTS.strangeDivision
    } else if (levels !== 0 && (levels & ~0b110) === 0) {
      // Another province or city: whatever else agrees, it is not here.
      const code = upperCode(text)
      if (code === undefined || divisions[subdistrict]?.code.startsWith(code)) continue
      differ(account, code.length / 2, text, null, WEIGHTS.upper.differ)
    }
  }
}

function scoreDivision(
  level: 4 | 5,
  own: number,
  mentions: readonly Mention[],
  view: IndexView,
  account: Account,
): void {
  const name = view.index.data.divisions[own]?.name ?? ''
  const weight = level === 4 ? WEIGHTS.subdistrict : WEIGHTS.community
  let other: Mention | undefined
  let isSimilar = false
  for (const mention of mentions) {
    const { levels, text } = mention
    if (levels === 0) isSimilar ||= isSlip(text, name)
    else if ((levels & (1 << level)) !== 0 && isOnlyDivision(levels)) {
      if (view.index.divisionsNamed(text).includes(own)) {
        agree(account, level, 'name', name, weight.agree)
        return
      }
      other ??= mention
    }
  }
  if (other) differ(account, level, other.text, name, weight.differ)
  else if (isSimilar) agree(account, level, 'similar', name, weight.agree - 2)
}

/** 文澜 may be a subdistrict, a road or an estate: only what can be nothing else says something. */
const isOnlyDivision = (levels: number) => (levels & ((1 << 6) | (1 << 8))) === 0

/** The road or the estate that a place lies at. */
export function scoreName(
  level: 6 | 8,
  place: number,
  mentions: readonly Mention[],
  view: IndexView,
  account: Account,
): void {
  const { strings, places } = view.index.data
  const own = places.name[place]!
  const name = strings[own]!
  const weight = level === 6 ? WEIGHTS.road : WEIGHTS.estate
  const family = view.index.similar.familyOf[own]!
  let other: Mention | undefined
  let strange: Mention | undefined
  let isSimilar = false
  let scope = NO_ALIAS
  for (const mention of mentions) {
    if (mention.name === own) {
      agree(account, level, 'name', name, weight.agree)
      return
    }
    const holdsIn = aliasScope(mention.name, place, view)
    // A slip of the pen means the same wherever it is made.
    if (holdsIn !== NO_ALIAS) scope = widest(scope, isSlip(mention.text, name) ? 0 : holdsIn)
    else if (mention.levels === 0 && isSlip(mention.text, name)) isSimilar = true
    else if (mention.levels === 1 << level || mention.family === family) other ??= mention
    else if (mention.levels === 0 && mention.level === level) strange ??= mention
  }
  if (scope !== NO_ALIAS) {
    agreeByAlias(account, level, 'alias', name, weight.agree + WEIGHTS.alias, scope)
  } else if (isSimilar) agree(account, level, 'similar', name, weight.agree + WEIGHTS.similar)
  else if (other) differ(account, level, other.text, name, weight.differ)
  else if (strange) differ(account, level, strange.text, name, weight.strange)
  else account.weight += weight.missing
}

export const NO_ALIAS = -1

/** Level of what a place's other name holds in, 0 = everywhere; `NO_ALIAS` = it is not called so. */
export function aliasScope(name: number, place: number, { index }: IndexView): number {
  if (name < 0) return NO_ALIAS
  const { names } = index.data
  // Own names come first; there are few others.
  for (let e = names.start[name + 1]! - 1; e >= names.start[name]! && names.kind[e] !== 0; e--) {
    if (names.place[e] === place) return names.scope[e]!
  }
  return NO_ALIAS
}

/** `scope`: as `aliasScope` says. */
export function agreeByAlias(
  account: Account,
  level: number,
  by: 'alias' | 'formerNumber',
  text: string,
  weight: number,
  scope: number,
): void {
  if (scope > 0) agreeWithin(account, level, by, text, weight, scope)
  else agree(account, level, by, text, weight)
}

/** Of two names that mean the place the one that holds farther. */
const widest = (a: number, b: number) => (a === NO_ALIAS ? b : Math.min(a, b))

/** An estate where the place has none. */
export function scoreNoEstate(mentions: readonly Mention[], account: Account): void {
  const other = mentions.find(({ levels }) => levels === 1 << 8)
  if (other) differ(account, 8, other.text, null, WEIGHTS.estate.differ)
}
