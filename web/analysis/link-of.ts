import { viewLink } from '../session/view.ts'

/** An address that opens this elsewhere. What stands behind the `#` browsers keep to themselves: no log of any server holds it. */
export function linkOf(wish: { view: string } | { question: string } | { sql: string }): string {
  return `${viewLink().replace(/#.*$/, '')}#${hashOf(wish)}`
}

function hashOf(wish: Parameters<typeof linkOf>[0]): string {
  if ('view' in wish) return `view=${wish.view}`
  return 'sql' in wish ? `sql=${wish.sql}` : `ask=${wish.question}`
}
