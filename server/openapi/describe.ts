/** One operation of the contract, in the few words that a reader needs. */
export interface OperationText {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** OpenAPI form: `/api/features/{layer}/{code}`. */
  path: string
  summary: string
  /** Query parameters: name → what it is. A trailing `!` on the name: required. */
  query?: Readonly<Record<string, string>>
  /** Name of a schema, or a media type for what is not JSON. */
  answers: string
  status?: number
  body?: string
  /** Reachable without a session. */
  open?: boolean
}

/** The operation object of OpenAPI 3.0. */
export function operation(text: OperationText) {
  const { method, path, summary, answers, status = 200, body, open } = text
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  return {
    operationId: operationId(method, path),
    summary,
    ...(open && { security: [] }),
    parameters: [
      ...names.map(pathParameter),
      ...Object.entries(text.query ?? {}).map(queryParameter),
    ],
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: {
      [status]: {
        description: 'Success',
        ...(answers === '' ? {} : { content: content(answers) }),
      },
      default: { description: 'What went wrong', content: content('Error') },
    },
  }
}

function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api/, '')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function pathParameter(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function queryParameter([key, description]: [string, string]) {
  const required = key.endsWith('!')
  const name = required ? key.slice(0, -1) : key
  return { name, in: 'query', required, description, schema: { type: 'string' } }
}

function content(what: string) {
  if (what.includes('/')) return { [what]: { schema: { type: 'string', format: 'binary' } } }
  if (!what.endsWith('[]')) return { 'application/json': { schema: ref(what) } }
  return { 'application/json': { schema: { type: 'array', items: ref(what.slice(0, -2)) } } }
}

export function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}
