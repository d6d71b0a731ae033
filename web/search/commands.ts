/** Something that the search box can do instead of finding: switch a theme, a layer, a workspace. */
export interface Command {
  id: string
  label: string
  /** Other words for it, in both languages. */
  words: readonly string[]
  /** `layer` ones stand under that heading, the rest under actions. */
  kind: 'command' | 'layer'
  /** Stands at the end of the row, e.g. a shortcut or what happens. */
  hint?: string
  /** Code of the layer whose symbol is shown. */
  layer?: string
  run: () => void
}

const MOST = 5

/** Commands whose name or words begin with, then contain, what was typed. */
export function matchCommands(typed: string, commands: readonly Command[]): Command[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/^[>/]\s*/, '')
  if (wanted === '') return []
  const scored = commands.flatMap((command) => {
    const score = bestScore(wanted, [command.label, ...command.words])
    return score > 0 ? [{ command, score }] : []
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ command }) => command)
}

function bestScore(wanted: string, names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => scoreOf(wanted, name.toLowerCase())))
}

/** 4 the very name, 3 its beginning, 2 the beginning of a word in it, 1 anywhere (from two characters on). */
function scoreOf(wanted: string, name: string): number {
  if (name === wanted) return 4
  if (name.startsWith(wanted)) return 3
  if (name.split(/[\s·()（）-]+/).some((word) => word.startsWith(wanted))) return 2
  return [...wanted].length > 1 && name.includes(wanted) ? 1 : 0
}
