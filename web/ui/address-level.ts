import { type TextKey, t } from '../i18n/index.ts'

const LEVELS: readonly TextKey[] = [
  'desk.level1',
  'desk.level2',
  'desk.level3',
  'desk.level4',
  'desk.level5',
  'desk.level6',
  'desk.level7',
  'desk.level8',
  'desk.level9',
  'desk.level10',
  'desk.level11',
  'desk.level12',
]

/** 1 province … 12 room. */
export function levelText(level: number): string {
  const key = LEVELS[level - 1]
  return key ? t(key) : ''
}
