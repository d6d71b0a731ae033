/** What has become of a list, for whoever has it as it was: stretches of that which stay, and what is new between them. */
export type ListNews<Item> = readonly Stretch<Item>[]

type Stretch<Item> =
  | { readonly kept: readonly [from: number, to: number] }
  | { readonly put: readonly Item[] }

/** Tells what has changed since the last time; the first time all is new. */
export function createListTeller<Item extends { key: string }>(): (
  list: readonly Item[],
) => ListNews<Item> {
  let before = new Map<string, { at: number; text: string }>()
  return (list) => {
    const news: ({ kept: [number, number] } | { put: Item[] })[] = []
    const now: typeof before = new Map()
    for (const [at, item] of list.entries()) {
      const text = JSON.stringify(item)
      now.set(item.key, { at, text })
      const was = before.get(item.key)
      const last = news.at(-1)
      if (was?.text !== text) {
        if (last && 'put' in last) last.put.push(item)
        else news.push({ put: [item] })
      } else if (last && 'kept' in last && last.kept[1] === was.at) last.kept[1]++
      else news.push({ kept: [was.at, was.at + 1] })
    }
    before = now
    return news
  }
}

/** The list as it is now: what has stayed is the same object as before. */
export const withNews = <Item>(before: readonly Item[], news: ListNews<Item>): Item[] =>
  news.flatMap((stretch) => ('put' in stretch ? stretch.put : before.slice(...stretch.kept)))
