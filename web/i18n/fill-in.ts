export type Values = Record<string, string | number>

const GAP = /( ?)\{(\w+)(?::([^|}]*)\|([^}]*))?\}( ?)/g

/** `{name}` in a template is replaced by `values.name`, `{name:row|rows}` by the word that goes with that number. */
export function fillIn(template: string, values: Values): string {
  return template.replace(GAP, (whole, before, name, one, many, after, at: number) => {
    const value = values[name]
    if (value === undefined) return whole
    if (many !== undefined) return before + (String(value) === '1' ? one : many) + after
    const text = String(value)
    const end = at + whole.length
    // Chinese sets a space beside Latin words and numbers, none between two Chinese characters.
    const left = isHan(template[at - 1]) && isHan(text[0]) ? '' : before
    const right = isHan(template[end]) && isHan(text.at(-1)) ? '' : after
    return left + text + right
  })
}

const isHan = (character: string | undefined) => /\p{Script=Han}|[（）“”]/u.test(character ?? '')
