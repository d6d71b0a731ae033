import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNameBook, type NameBook } from '../../../../data/rules/address/name-hits.ts'
import { LABEL_LEVELS } from '../../../../data/rules/address/parse-address.ts'
import { readLabelledTexts } from './labelled-texts.ts'

const OWN = new Set(['prov', 'city', 'district', 'town', 'community', 'road', 'poi'])

/**
 * The names that stand twice or more in the training split (a name that stands once would teach the parser to trust the
 * book), and those of China's divisions where the folder has the tables `modood-*.csv`.
 */
export function labelledNames(folder: string): NameBook {
  const counts = new Map<string, number>()
  for (const { text, spans } of readLabelledTexts(join(folder, 'train.txt'))) {
    for (const { label, start, end } of spans) {
      if (!OWN.has(label) || end - start < 2) continue
      const key = `${LABEL_LEVELS[label]} ${text.slice(start, end)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const own = [...counts].flatMap(([key, count]): [string, number][] => {
    const [level, name] = key.split(' ')
    return count >= 2 ? [[name!, Number(level)]] : []
  })
  return createNameBook([...divisionNames(folder), ...own])
}

const PROVINCE_KIND = /(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/

/** Of China, in full and without their kind. */
export function divisionNames(folder: string): [string, number][] {
  const both = (name: string, kind: RegExp, level: number): [string, number][] =>
    name.length < 3
      ? [[name, level]]
      : [
          [name, level],
          [name.replace(kind, ''), level],
        ]
  return [
    ...namesIn(folder, 'modood-provinces.csv').flatMap((name) => both(name, PROVINCE_KIND, 1)),
    ...namesIn(folder, 'modood-cities.csv')
      .filter((name) => name.length > 2 && !/^(市辖区|县)/.test(name))
      .flatMap((name) => both(name, /市$/, 2)),
    ...['北京', '上海', '天津', '重庆'].flatMap((name) => both(`${name}市`, /市$/, 2)),
    ...namesIn(folder, 'modood-areas.csv').flatMap((name) => both(name, /(区|县|市)$/, 3)),
    ...namesIn(folder, 'modood-streets.csv').map((name): [string, number] => [name, 4]),
  ]
}

function namesIn(folder: string, file: string): string[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => line.split(',')[1]!.replaceAll('"', ''))
}
