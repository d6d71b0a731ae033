import type { Context } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'

/** The JSON body, checked: 415 for another type, 400 for no JSON, 422 with the field named for what does not fit. */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'not-json', 'This address wants a body of type application/json.')
  }
  return checkInput(schema, await parseJson(c))
}

/** Likewise for anything else that came from outside, e.g. `checkInput(schema, c.req.query())`. */
export function checkInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  const [issue] = result.issues
  const field = fieldOf(issue)
  throw new Refusal(422, 'invalid', `${field || 'The input'}: ${wantedOf(issue)}`, {
    field,
    received: kindOf(issue.input),
    expected: issue.expected,
  })
}

/** What came is never repeated: it may be a name or a number that belongs into no log and no bug report. */
export function wantedOf({ message }: Pick<v.BaseIssue<unknown>, 'message'>): string {
  return message.replace(/ but received [\s\S]*$/, '')
}

/** Names of fields are ours; an unknown key may be anything. */
export function fieldOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? ''
  const isOurs = !(issue.type === 'strict_object' && issue.expected === 'never')
  return isOurs || /^[A-Za-z_][\w.-]{0,60}$/.test(field) ? field : ''
}

export function kindOf(input: unknown): string {
  if (input === null) return 'null'
  return Array.isArray(input) ? 'list' : typeof input
}

async function parseJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message would quote the body.
    throw new Refusal(400, 'malformed-json', 'The body is not JSON.')
  }
}
