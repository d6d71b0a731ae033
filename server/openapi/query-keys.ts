import { OPERATIONS } from './operations.ts'

/** Query keys that the contract has for a route of the application, e.g. `GET`, `/api/divisions/:code`. */
export function queryKeysOf(method: string, path: string): string[] {
  const described = path.replace(/:(\w+)/g, '{$1}')
  const operation = OPERATIONS.find(
    (one) => one.path === described && one.method === method.toLowerCase(),
  )
  return Object.keys(operation?.query ?? {}).map((key) => key.replace(/!$/, ''))
}
