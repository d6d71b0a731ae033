/** Colours of the page as they are in force: charts draw on a canvas, which knows no variables. */
export interface ChartLook {
  text: string
  muted: string
  line: string
  accent: string
  faint: string
  surface: string
  /** A canvas inherits none. */
  font: string
}

export function chartLook(): ChartLook {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: read('--text'),
    muted: read('--text-muted'),
    line: read('--border'),
    accent: read('--accent'),
    faint: read('--surface-active'),
    surface: read('--surface'),
    font: pageFont(),
  }
}

export const pageFont = (): string => getComputedStyle(document.body).fontFamily
