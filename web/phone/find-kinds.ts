import { EVENT_CATEGORIES_2021 } from '../../data/registry/event-categories-2021.ts'

export interface EventKind {
  code: string
  zh: string
  en: string
  category: { zh: string; en: string }
}

const KINDS: readonly EventKind[] = EVENT_CATEGORIES_2021.flatMap(
  ({ name: category, subclasses }) =>
    subclasses.map(({ code, name }) => ({ code, ...name, category })),
)

/** What people call things that the list calls otherwise. */
const WORDS: Readonly<Record<string, string>> = {
  'escape-blocked': '楼道 楼梯 通道 杂物 堆物 stairs corridor',
  'ebike-indoor-charging': '电瓶车 充电 飞线 ebike',
  'cross-door': '出店 占道 摆摊 店外',
  manhole: '窨井 井盖 下水道 drain',
  noise: '吵 施工 广场舞 装修 loud',
  'waste-dumping': '垃圾 建筑垃圾 rubbish',
  'waste-sorting': '垃圾 分类 rubbish',
  waterlogging: '积水 内涝 水 flood',
  'street-lamp': '路灯 灯 light',
  'road-damage': '坑 路面 pothole',
  'lift-fault': '电梯 困人 elevator',
  'elder-help': '老人 独居 old',
  'illegal-parking': '停车 占道 违停 car',
  'fire-hazard': '灭火器 电线 消防',
  'gas-leak': '煤气 燃气 气味',
}

/** Those most often reported on patrol, for the first look. */
const USUAL = [
  'escape-blocked',
  'cross-door',
  'illegal-parking',
  'waste-dumping',
  'fire-hazard',
  'ebike-indoor-charging',
  'street-lamp',
  'elder-help',
]

const MOST = 12

/** By any part of their names, their category or what people call them; nothing typed = the usual ones. */
export function findKinds(typed: string): EventKind[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return USUAL.flatMap((code) => KINDS.find((kind) => kind.code === code) ?? [])
  const fits = (kind: EventKind) => {
    const named = [kind.zh, kind.en.toLowerCase(), WORDS[kind.code] ?? '']
    if (named.some((name) => name.includes(text))) return 2
    return `${kind.category.zh} ${kind.category.en.toLowerCase()}`.includes(text) ? 1 : 0
  }
  return KINDS.map((kind) => ({ kind, rank: fits(kind) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ kind }) => kind)
}

/** What an event is about, by its class; undefined = a class of an older list. */
export const kindOf = (code: string): EventKind | undefined =>
  KINDS.find((kind) => kind.code === code)
