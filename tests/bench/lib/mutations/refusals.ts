import { closingOf, inOneLine, isRemark, lineOf, type Mutant } from './mutant.ts'

/** Whose refusals say who may and what is kept out, not only what form a request has. */
const GUARDED =
  /^server\/(?:accounts\/(?:change|store|grant|routes)|backup\/(?!ask-key|command|restore-command|dump|tables|pack-archive)|base-maps\/(?:fetch|routes)|buildings|columns|divisions|events|features|imports\/(?:commit|remove|routes|store)|live|mode|ogc|people|security|tiles|http\/dear-routes|storage\/restore-marker)/

/** Of the form of requests, arguments and settings, or of the machine. */
const OF_FORM =
  /UsageError|new Refusal\(\s*(?:400|405|408|413|414|415|500|502|503),|new Error\(|new Refusal\(\s*422, 'invalid'/
/** Kinds of errors, and what is said of files. */
const OF_ERRORS =
  /^(?:code|room) === undefined$|as NodeJS\.ErrnoException|codeOf\(error\)|error\.code|instanceof|isUnreadable|signal\?\.aborted/

/** Here all refusals are 500 or 502, and checks. */
const STRICT = /^server\/(?:base-maps\/fetch-picture|security\/keys\/(?:open-keys|key-file))/

/** One mutant for each condition under which somebody or something is refused. */
export function mutateRefusals(file: string, text: string): Mutant[] {
  if (!GUARDED.test(file)) return []
  return [...text.matchAll(/\bif \(/g)].flatMap((match): Mutant[] => {
    if (isRemark(text, match.index)) return []
    const from = match.index + 'if '.length
    const to = closingOf(text, from)
    const condition = text.slice(from + 1, to - 1)
    const out = outcome(text.slice(to, to + 400))
    if (out === undefined || OF_ERRORS.test(condition)) return []
    if (!STRICT.test(file) && OF_FORM.test(out.thrown)) return []
    const what = `if (${inOneLine(condition)})`
    const line = lineOf(text, from)
    return [{ file, line, what, from: from + 1, to: to - 1, put: out.value, kind: 'code' }]
  })
}

/** What the condition has to be, so that nothing is thrown. */
function outcome(rest: string): { value: 'true' | 'false'; thrown: string } | undefined {
  const thrown =
    /^\s*(?:\{\s*(?:(?:const|await|\/\/)[^\n]*\n\s*){0,3})?throw ([^\n]*(?:\n[^\n]*){2})/.exec(rest)
  if (thrown) return { value: 'false', thrown: thrown[1]! }
  const passed = /^ return\b[^\n]*\n\s*throw ([^\n]*(?:\n[^\n]*){2})/.exec(rest)
  return passed ? { value: 'true', thrown: passed[1]! } : undefined
}
