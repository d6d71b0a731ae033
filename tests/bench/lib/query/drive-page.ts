import type { BenchPage } from './page/main.ts'

/** Whatever evaluates an expression in a page. */
export type Evaluate = <Answer>(expression: string) => Promise<Answer>

/** The page's own functions (`page/main.ts`), called from here. */
export function drivePage(evaluate: Evaluate): BenchPage {
  const call =
    (name: keyof BenchPage) =>
    (...args: unknown[]) =>
      evaluate(`benchPage.${name}(...${JSON.stringify(args)})`)
  return {
    load: call('load') as BenchPage['load'],
    draw: call('draw') as BenchPage['draw'],
    ask: call('ask') as BenchPage['ask'],
    survive: call('survive') as BenchPage['survive'],
  }
}
